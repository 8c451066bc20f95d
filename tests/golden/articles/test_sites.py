"""Feeds behind the pages of well-known sites: an example for every row of the table."""

from __future__ import annotations

import pytest

from bot.articles.sites import site_feeds, sites, software_feeds

VIDEOS = "https://www.youtube.com/feeds/videos.xml"
CHANNEL = "UC" + "a1-_" * 5 + "xy"

ROWS: list[tuple[str, str, str]] = [
    ("YouTube channel", f"https://www.youtube.com/channel/{CHANNEL}/videos", f"{VIDEOS}?channel_id={CHANNEL}"),
    ("YouTube user", "https://m.youtube.com/user/harbourgazette", f"{VIDEOS}?user=harbourgazette"),
    ("YouTube playlist", "https://youtube.com/watch?v=x&list=PL1-_a&index=2", f"{VIDEOS}?playlist_id=PL1-_a"),
    ("Reddit community", "https://old.reddit.com/r/saltby/new", "https://www.reddit.com/r/saltby/.rss"),
    ("Reddit user", "https://www.reddit.com/u/ada-quill/", "https://www.reddit.com/user/ada-quill/.rss"),
    ("Bluesky", "https://bsky.app/profile/ada.harbour.example", "https://bsky.app/profile/ada.harbour.example/rss"),
    ("GitHub releases", "https://github.com/harbour/tide.py/", "https://github.com/harbour/tide.py/releases.atom"),
    ("GitHub tags", "https://github.com/harbour/tide/tags", "https://github.com/harbour/tide/tags.atom"),
    ("GitHub commits", "https://github.com/harbour/tide/commits/main", "https://github.com/harbour/tide/commits/main.atom"),
    ("GitHub user", "https://github.com/harbour", "https://github.com/harbour.atom"),
    ("GitLab releases", "https://gitlab.com/harbour/sub/tide/-/releases", "https://gitlab.com/harbour/sub/tide/-/releases.atom"),
    ("Codeberg releases", "https://codeberg.org/harbour/tide", "https://codeberg.org/harbour/tide/releases.rss"),
    ("SourceForge project", "https://sourceforge.net/projects/tide/files/", "https://sourceforge.net/projects/tide/rss"),
    ("PyPI project", "https://pypi.org/project/tide/", "https://pypi.org/rss/project/tide/releases.xml"),
    ("Medium author", "https://medium.com/@ada.quill", "https://medium.com/feed/@ada.quill"),
    ("Medium publication", "https://medium.com/harbour-notes", "https://medium.com/feed/harbour-notes"),
    ("Medium author's article", "https://medium.com/@ada.quill/why-the-tide-turns-0a1b2c3d4e5f", "https://medium.com/feed/@ada.quill"),
    ("Medium publication's article", "https://medium.com/harbour-notes/the-tide-0a1b2c3d4e5f?source=share", "https://medium.com/feed/harbour-notes"),
    ("Medium tag", "https://medium.com/tag/harbours/latest", "https://medium.com/feed/tag/harbours"),
    ("Medium's own host", "https://harbour.medium.com", "https://harbour.medium.com/feed"),
    ("Substack", "https://harbour.substack.com/archive", "https://harbour.substack.com/feed"),
    ("Substack's shared links", "https://open.substack.com/pub/harbour/p/the-tide?r=1", "https://harbour.substack.com/feed"),
    ("WordPress.com", "https://harbour.wordpress.com/", "https://harbour.wordpress.com/feed/"),
    ("Tumblr", "https://www.tumblr.com/harbour-lights", "https://harbour-lights.tumblr.com/rss"),
    ("Tumblr's own host", "https://harbour-lights.tumblr.com/", "https://harbour-lights.tumblr.com/rss"),
    ("Blogger", "https://harbour.blogspot.co.uk/", "https://harbour.blogspot.co.uk/feeds/posts/default"),
    ("Hacker News", "https://news.ycombinator.com/news", "https://news.ycombinator.com/rss"),
    ("Lobsters", "https://lobste.rs", "https://lobste.rs/rss"),
    ("Lobsters tag", "https://lobste.rs/t/python", "https://lobste.rs/t/python.rss"),
    ("DEV", "https://dev.to/adaquill", "https://dev.to/feed/adaquill"),
    ("arXiv", "https://arxiv.org/list/cs.CL/recent", "https://rss.arxiv.org/rss/cs.CL"),
    ("Stack Overflow tag", "https://stackoverflow.com/questions/tagged/c%2b%2b".replace("%2b", "+"), "https://stackoverflow.com/feeds/tag/c++"),
    ("Stack Exchange", "https://sailing.stackexchange.com/questions", "https://sailing.stackexchange.com/feeds"),
    ("Vimeo", "https://vimeo.com/harbourfilm/videos", "https://vimeo.com/harbourfilm/videos/rss"),
    ("Dailymotion", "https://www.dailymotion.com/harbourfilm", "https://www.dailymotion.com/rss/user/harbourfilm"),
    ("Odysee", "https://odysee.com/@harbour:1", "https://odysee.com/$/rss/@harbour:1"),
    ("Steam game", "https://store.steampowered.com/app/12345/Harbour/", "https://store.steampowered.com/feeds/news/app/12345/"),
    ("Letterboxd", "https://letterboxd.com/adaquill/", "https://letterboxd.com/adaquill/rss/"),
    ("Pinterest", "https://www.pinterest.com/adaquill/", "https://www.pinterest.com/adaquill/feed.rss"),
    ("Google News search", "https://news.google.com/search?q=saltby&hl=en-GB", "https://news.google.com/rss/search?q=saltby&hl=en-GB"),
    ("Google News topic", "https://news.google.com/topics/CAAq_1?hl=en", "https://news.google.com/rss/topics/CAAq_1?hl=en"),
    ("Google News section", "https://news.google.com/headlines/section/topic/WORLD?hl=en", "https://news.google.com/rss/headlines/section/topic/WORLD?hl=en"),
    ("Google News front page", "https://news.google.com/home?hl=en", "https://news.google.com/rss?hl=en"),
    ("Bing News search", "https://www.bing.com/news/search?q=saltby", "https://www.bing.com/news/search?q=saltby&format=rss"),
    ("Mastodon profile", "https://social.harbour.example/@ada", "https://social.harbour.example/@ada.rss"),
    ("Mastodon tag", "https://social.harbour.example/tags/ferry", "https://social.harbour.example/tags/ferry.rss"),
    ("Lemmy community", "https://lemmy.harbour.example/c/boats@other.example", "https://lemmy.harbour.example/feeds/c/boats@other.example.xml?sort=New"),
    ("Lemmy user", "https://lemmy.harbour.example/u/ada", "https://lemmy.harbour.example/feeds/u/ada.xml?sort=New"),
    ("PeerTube channel", "https://video.harbour.example/c/ferries/videos", "https://video.harbour.example/feeds/videos.xml?videoChannelName=ferries"),
    ("PeerTube account", "https://video.harbour.example/a/ada/video-channels", "https://video.harbour.example/feeds/videos.xml?accountName=ada"),
    ("Discourse category", "https://forum.harbour.example/c/boats/ferries/12", "https://forum.harbour.example/c/boats/ferries/12.rss"),
    ("Discourse", "https://forum.harbour.example/latest", "https://forum.harbour.example/latest.rss"),
    ("WordPress category", "http://harbour.example:8080/category/ferries/", "http://harbour.example:8080/category/ferries/feed/"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "page", "feed"), ROWS)
def test_the_feed_behind_a_page_of_this_site_is_known(row: str, page: str, feed: str) -> None:
    assert feed in (*site_feeds(page), *software_feeds(page))


@pytest.mark.parametrize(("row", "page", "feed"), [row for row in ROWS if "harbour.example" not in row[1]])
def test_no_other_row_takes_the_page_of_a_well_known_site_first(row: str, page: str, feed: str) -> None:
    assert site_feeds(page) == (feed,)


def test_every_row_has_an_example() -> None:
    assert [row for row, _, _ in ROWS] == [site.name for site in sites()]


@pytest.mark.parametrize(
    "page",
    ["https://harbour.example/news", "https://github.com/", "https://medium.com/", "https://notreddit.com/r/saltby", "https://reddit.com.harbour.example/r/saltby", "http://[x", "", "https://vimeo.com/123456"],
)  # fmt: skip
def test_other_addresses_are_left_alone(page: str) -> None:
    assert site_feeds(page) == ()
    assert software_feeds(page) == ()


def test_the_feed_itself_is_not_offered_again() -> None:
    assert site_feeds("https://news.ycombinator.com/rss") == ()


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        (f"https://www.youtube.com/channel/{CHANNEL}?si=abc", f"{VIDEOS}?channel_id={CHANNEL}"),
        ("https://www.youtube.com/playlist?list=PL1-_a&si=abc", f"{VIDEOS}?playlist_id=PL1-_a"),
        ("https://www.reddit.com/r/saltby+harrow/", "https://www.reddit.com/r/saltby+harrow/.rss"),
        ("https://github.com/harbour/tide?tab=readme-ov-file", "https://github.com/harbour/tide/releases.atom"),
        ("https://github.com/harbour/tide/releases/tag/v1.2", "https://github.com/harbour/tide/releases.atom"),
        ("https://harbour.substack.com/p/the-tide?utm_source=share", "https://harbour.substack.com/feed"),
        ("https://www.tumblr.com/blog/view/harbour-lights", "https://harbour-lights.tumblr.com/rss"),
        ("https://news.google.com/topics/CAAq_1/sections/CAQi_2?hl=en", "https://news.google.com/rss/topics/CAAq_1/sections/CAQi_2?hl=en"),
    ],
)  # fmt: skip
def test_pages_below_and_shared_links_lead_there_too(page: str, feed: str) -> None:
    assert site_feeds(page) == (feed,)


def test_a_video_alone_is_no_playlist() -> None:
    assert site_feeds("https://www.youtube.com/watch?v=abc&t=10s") == ()
