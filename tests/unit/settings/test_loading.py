from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, find, load, missing_to_run, secrets, warnings
from bot.settings.model import ENVIRONMENT, SECTIONS


def problems_of(tmp_path: Path, written: str, environ: dict[str, str] | None = None) -> tuple[str, ...]:
    file = tmp_path / "config.toml"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(file, environ or {})
    return tuple(problem.replace(f"{tmp_path}/", "") for problem in caught.value.problems)


def settings_of(tmp_path: Path, written: str, environ: dict[str, str] | None = None) -> Settings:
    file = tmp_path / "config.toml"
    file.write_text(written, encoding="utf-8")
    return load(file, environ or {})


def test_without_a_file_and_an_environment_the_defaults_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find(None, {}) is None
    assert load(None, {}) == Settings()


def test_the_file_of_the_option_wins_over_the_environment_and_that_over_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, port in (("config.toml", 1001), ("other.toml", 1002), ("third.toml", 1003)):
        (tmp_path / name).write_text(f"[web]\nport = {port}\n", encoding="utf-8")
    assert load(None, {}).web.port == 1001
    assert load(None, {"BYLINE_CONFIG": "other.toml"}).web.port == 1002
    assert load(Path("third.toml"), {"BYLINE_CONFIG": "other.toml"}).web.port == 1003


def test_every_problem_is_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    written = '[web]\nport = 70000\n\n[fetch]\ntimeout = "abc"\nper_host = 0\n[polling]\nbatch = true\n'
    assert problems_of(tmp_path, written) == (
        "config.toml:2: [web] port: got 70000, write a port from 1 to 65535 such as 8790, or 0 for any free one",
        'config.toml:5: [fetch] timeout: got "abc", write a number of seconds from 1 to 300, such as 30',
        "config.toml:6: [fetch] per_host: got 0, write a whole number from 1 to 10, such as 2",
        "config.toml:8: [polling] batch: got true, write a whole number of sources from 1 to 1000, such as 50",
    )


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("[fetch]\ntimout = 3\n", "config.toml:2: [fetch] timout: there is no such setting, did you mean timeout?"),
        ("[fetsh]\ntimeout = 3\n", "config.toml:1: [fetsh]: there is no such setting, did you mean fetch?"),
        ("[log]\nzzz = 1\n", "config.toml:2: [log] zzz: there is no such setting, write one of level, format"),
        (
            "fetch = 3\n",
            "config.toml:1: [fetch]: this is a table: write [fetch] on a line of its own and its settings below",
        ),
        ("[fetch]\ntimeout = \n", "config.toml:2: this is not TOML: Invalid value"),
        ("[fetch]\nx = [1,\n", "config.toml:3: this is not TOML: "),
        ('log.level = "loud"\n', 'config.toml:1: [log] level: got "loud", write "debug", "info", "warning" or "error"'),
        (
            '[fetch]\nallow = ["localhost", 3]\n',
            'config.toml:2: [fetch] allow: got 3, write a list of hosts with or without ports, such as ["127.0.0.1:8000"]',
        ),
        (
            '[database]\nurl = "mysql://h/d"\n',
            "config.toml:2: [database] url: cannot be used, write sqlite:///byline.sqlite3 or postgresql://user@host/name",
        ),
        (
            '[discord]\napi_base = "ftp://x"\n',
            'config.toml:2: [discord] api_base: got "ftp://x", write an address such as https://discord.com/api/v10, ',
        ),
    ],
)
def test_a_problem_names_the_line_what_is_wrong_and_what_to_write(tmp_path: Path, written: str, problem: str) -> None:
    (found,) = problems_of(tmp_path, written)
    assert found.startswith(problem)


def test_lines_inside_long_strings_are_not_taken_for_keys(tmp_path: Path) -> None:
    written = '[discord]\nstatus = """\ngateway_url = 1\n"""\ngateway_url = "x"\n'
    (found,) = problems_of(tmp_path, written)
    assert found.startswith("config.toml:5: [discord] gateway_url")


def test_a_secret_in_the_file_is_refused_and_not_repeated(tmp_path: Path) -> None:
    written = '[discord]\ntoken = "s3cr3t"\n[database]\nurl = "postgresql://bob:hunter2@db/byline"\n[fetch]\nproxy_password = "pass1"\n'
    found = problems_of(tmp_path, written)
    assert [line.partition(" secrets")[0] for line in found] == [
        "config.toml:2: [discord] token:",
        "config.toml:4: [database] url:",
        "config.toml:6: [fetch] proxy_password:",
    ]
    assert "remove this line and set BYLINE_DATABASE_URL" in found[1]
    assert not any(secret in "".join(found) for secret in ("s3cr3t", "hunter2", "pass1"))


@pytest.mark.parametrize(
    "url", ["mysql://bob:hunter2@db/byline", "mysql://bob@db/byline?password=hunter2", "bob:hunter2@db"]
)
def test_a_refused_database_address_from_the_environment_is_not_repeated(tmp_path: Path, url: str) -> None:
    (found,) = problems_of(tmp_path, "", {"BYLINE_DATABASE_URL": url})
    assert found.startswith("BYLINE_DATABASE_URL: cannot be used, write sqlite:///")
    assert "hunter2" not in found


def test_a_refused_address_is_repeated_without_its_passwords(tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path, "", {"DISCORD_API_BASE": "ftp://bob:hunter2@h/?a=1&api_key=hunter3&b=2"})
    assert 'got "ftp://bob:***@h/?a=1&api_key=***&b=2"' in found


def test_a_password_in_an_option_of_an_address_is_a_secret_too(tmp_path: Path) -> None:
    (found,) = problems_of(
        tmp_path, '[database]\nurl = "postgresql://bob@db/byline?sslmode=require&password=hunter2"\n'
    )
    assert "BYLINE_DATABASE_URL" in found
    assert "hunter2" not in found


def test_passwords_in_the_options_of_an_address_are_kept_out_of_logs(tmp_path: Path) -> None:
    environ = {"BYLINE_DATABASE_URL": "postgresql://bob@db/byline?password=hunt%2Ber2&sslpassword=key+word"}
    assert set(secrets(load(None, environ))) == {"hunt%2Ber2", "hunt+er2", "key+word", "key word"}


def test_a_token_with_blanks_is_refused_without_being_shown(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "", {"DISCORD_TOKEN": "abc def"}) == (
        "DISCORD_TOKEN: cannot be used, write the token from the bot's page of the developer portal, without blanks",
    )


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    environ = {
        "DISCORD_TOKEN": "abc",
        "DISCORD_API_BASE": "http://127.0.0.1:1/api",
        "DISCORD_GATEWAY_URL": "ws://127.0.0.1:2/",
        "BYLINE_DATABASE_URL": "postgresql://bob:hunter2@db/byline",
    }
    settings = settings_of(tmp_path, '[discord]\napi_base = "https://example.org/"\n', environ)
    assert set(environ) == set(ENVIRONMENT)
    assert settings.discord.api_base == "http://127.0.0.1:1/api"
    assert settings.database.url == "postgresql://bob:hunter2@db/byline"
    assert settings.discord.token is not None
    assert settings.discord.token.get_secret_value() == "abc"


def test_no_secret_shows_when_settings_are_printed(tmp_path: Path) -> None:
    environ = {"DISCORD_TOKEN": "t0k3n", "BYLINE_DATABASE_URL": "postgresql://bob:hunter2@db/byline"}
    printed = repr(settings_of(tmp_path, "", environ))
    assert "t0k3n" not in printed
    assert "hunter2" not in printed


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "example.org", "::"])  # noqa: S104 (this is what is refused)
def test_the_web_listens_to_other_machines_only_when_told_so(tmp_path: Path, host: str) -> None:
    (found,) = problems_of(tmp_path, f'[web]\nhost = "{host}"\n')
    assert "together with allow_remote = true" in found
    allowed = settings_of(tmp_path, f'[web]\nhost = "{host}"\nallow_remote = true\n')
    assert any(host in warning for warning in warnings(allowed))


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "localhost", "::1"])
def test_loopback_needs_no_permission(tmp_path: Path, host: str) -> None:
    assert settings_of(tmp_path, f'[web]\nhost = "{host}"\n').web.host == host


@pytest.mark.parametrize(
    "url", ["sqlite:///byline.sqlite3", "sqlite:////var/lib/byline.sqlite3", "postgresql://bob@db:5432/byline"]
)
def test_the_usual_database_addresses_pass(tmp_path: Path, url: str) -> None:
    assert settings_of(tmp_path, f'[database]\nurl = "{url}"\n').database.url == url


@pytest.mark.parametrize("url", ["", "sqlite://", "sqlite:///", "postgresql://db", "postgres://db/x", "byline.sqlite3"])
def test_a_database_address_that_names_no_database_is_refused(tmp_path: Path, url: str) -> None:
    (found,) = problems_of(tmp_path, f'[database]\nurl = "{url}"\n')
    assert "write sqlite:///byline.sqlite3" in found


def test_a_file_that_was_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml: cannot be read: No such file"):
        load(tmp_path / "nowhere.toml", {})


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes('status = "é"'.encode("latin-1"))
    with pytest.raises(SettingsError, match="not UTF-8"):
        load(file, {})


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b"\xef\xbb\xbf[web]\r\nport = 1\r\n")
    assert load(file, {}).web.port == 1


def test_the_bot_does_not_start_without_a_token_unless_chat_is_off(tmp_path: Path) -> None:
    assert "DISCORD_TOKEN" in missing_to_run(Settings())[0]
    assert missing_to_run(settings_of(tmp_path, "[discord]\nenabled = false\n")) == ()
    assert missing_to_run(settings_of(tmp_path, "", {"DISCORD_TOKEN": "x"})) == ()


def test_an_open_door_for_tests_is_warned_of(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, '[fetch]\nallow = ["127.0.0.1:8000"]\ncontact = "mailto:a@example.org"\n')
    (warning,) = warnings(settings)
    assert "127.0.0.1:8000" in warning


@pytest.mark.parametrize(
    "callback",
    [
        "byline.example/hub",
        "https://byline.example",
        "https://byline.example/",
        "https://u:x@byline.example/hub",
        "https://byline.example/hub?x=1",
        "https://byline.example/hub#x",
        "https://byline.example/{token}",
        "https://byline.example//hub",
        "ftp://byline.example/hub",
    ],
)
def test_a_callback_is_a_public_address_with_a_path_of_its_own(tmp_path: Path, callback: str) -> None:
    (problem,) = problems_of(tmp_path, f'[websub]\ncallback = "{callback}"\n')
    assert "such as https://byline.example/hub" in problem or "secrets come from the environment" in problem


@pytest.mark.parametrize(
    ("callback", "base", "path"),
    [
        ("https://byline.example/hub", "https://byline.example/hub/", "/hub"),
        ("https://byline.example:8443/a/b-c/", "https://byline.example:8443/a/b-c/", "/a/b-c"),
        ("", "", ""),
    ],
)
def test_hubs_call_below_the_callback(tmp_path: Path, callback: str, base: str, path: str) -> None:
    websub = settings_of(tmp_path, f'[websub]\ncallback = "{callback}"\n').websub
    assert (websub.base, websub.path) == (base, path)


def test_a_callback_needs_the_web_server_and_is_warned_of_where_it_can_be_overheard_or_not_reached(
    tmp_path: Path,
) -> None:
    off = '[discord]\nenabled = false\n[fetch]\ncontact = "mailto:a@example.org"\n'
    deaf = settings_of(tmp_path, f'{off}[web]\nenabled = false\n[websub]\ncallback = "https://byline.example/hub"\n')
    assert "[websub] callback" in missing_to_run(deaf)[0]
    for callback, words in (
        ("http://byline.example/hub", "http address"),
        ("http://127.0.0.1:8790/hub", "no hub outside"),
        ("https://localhost/hub", "no hub outside"),
    ):
        open_ = settings_of(tmp_path, f'{off}[websub]\ncallback = "{callback}"\n')
        assert missing_to_run(open_) == ()
        (warning,) = warnings(open_)
        assert words in warning
    assert warnings(settings_of(tmp_path, f'{off}[websub]\ncallback = "https://byline.example/hub"\n')) == ()


def test_every_section_of_the_settings_is_a_table() -> None:
    assert set(SECTIONS) == set(Settings.model_fields)


def test_servers_are_told_who_asks_and_how_to_reach_them(tmp_path: Path) -> None:
    assert Settings().fetch.user_agent.startswith("Byline/")
    settings = settings_of(tmp_path, '[fetch]\ncontact = "https://example.org/bot"\n')
    assert settings.fetch.user_agent.endswith(" (+https://example.org/bot)")


def test_opened_hosts_are_compared_in_lower_case(tmp_path: Path) -> None:
    assert settings_of(tmp_path, '[fetch]\nallow = ["LocalHost:80"]\n').fetch.allow == ("localhost:80",)
