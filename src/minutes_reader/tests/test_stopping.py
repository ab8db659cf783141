"""A signal that asks to stop is heard between two lines, never within one."""

import signal
import threading

import pytest

from minutes_reader.stopping import Stopped, stoppable


def test_a_signal_stops_what_goes_on() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(Stopped) as stopped, stoppable():
        signal.raise_signal(signal.SIGTERM)
    assert stopped.value.status == 143
    assert signal.getsignal(signal.SIGTERM) is before


def test_what_has_to_be_whole_is_done_to_its_end_first() -> None:
    done = []

    def whole() -> None:
        signal.raise_signal(signal.SIGINT)
        done.append("the rest")

    with pytest.raises(Stopped), stoppable() as stopping, stopping.whole():
        whole()
    assert done == ["the rest"]


def test_asked_a_second_time_it_stops_at_once() -> None:
    done = []

    def whole() -> None:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        done.append("the rest")

    with pytest.raises(Stopped), stoppable() as stopping, stopping.whole():
        whole()
    assert done == []


def test_a_signal_that_was_ignored_still_is() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stoppable():
            signal.raise_signal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_outside_the_main_thread_nothing_is_changed() -> None:
    came = []

    def run() -> None:
        with stoppable():
            came.append(signal.getsignal(signal.SIGTERM))

    before = signal.getsignal(signal.SIGTERM)
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert came == [before]
