from __future__ import annotations

import pickle
from datetime import timedelta

import pytest

from bot.errors import BadStatus, BylineError, NotAFeed, SettingsError
from bot.workers.frames import HEAD, framed
from bot.workers.worker import task
from tests.integration.workers import jobs


@pytest.mark.parametrize(
    "error",
    [
        NotAFeed(),
        NotAFeed("This is a picture."),
        SettingsError(("first", "second")),
        BadStatus("Busy.", url="http://a.example/", status=503, retry_after=timedelta(minutes=5)),
    ],
)
def test_an_error_comes_back_from_a_pickle_as_it_was(error: BylineError) -> None:
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (type(back), back.args, str(back), vars(back)) == (type(error), error.args, str(error), vars(error))


def test_a_frame_says_how_long_it_is() -> None:
    frame = framed(b"hello")
    assert (HEAD.unpack(frame[: HEAD.size]), frame[HEAD.size :]) == ((5,), b"hello")


def test_a_task_is_a_function_by_name_and_its_arguments() -> None:
    function, args, kwargs = pickle.loads(task(jobs.echo, (1,), {"value": 2}))  # noqa: S301 - our own bytes
    assert (function, args, kwargs) == (jobs.echo, (1,), {"value": 2})


def test_what_has_no_name_of_its_own_is_no_task() -> None:
    with pytest.raises(TypeError, match="top-level function"):
        task(lambda: None, (), {})
