"""What is asked of another machine goes over TLS, to one that shows who it is, through a proxy where there is one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frankpledge.outside.asking import Asking, NoAnswer, is_web_address
from tests.harness import web


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "no_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def cert(tmp_path: Path) -> Path:
    return web.certificate(tmp_path)


@pytest.fixture
def there(cert: Path) -> Iterator[web.Web]:
    with web.serving(web.Saying, cert) as made:
        yield made


def asked(port: int, host: str = "localhost") -> dict:
    return Asking(5, local=False).json(f"https://{host}:{port}/a?b=c")


def test_a_machine_that_shows_who_it_is_is_asked(there: web.Web, cert: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    assert asked(there.server_port) == {"said": True}
    assert there.heard[0][0] == "GET /a?b=c HTTP/1.1"


def test_a_machine_that_nobody_vouches_for_is_not_asked(there: web.Web) -> None:
    with pytest.raises(NoAnswer, match="SSLCertVerificationError"):
        asked(there.server_port)
    assert there.heard == []


def test_a_machine_of_another_name_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_another = web.certificate(tmp_path, "another.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(of_another))
    with web.serving(web.Saying, of_another) as there, pytest.raises(NoAnswer, match="SSLCertVerificationError"):
        asked(there.server_port)
    assert there.heard == []


@pytest.mark.parametrize("who", ["", "ann:p%40ss@"])
def test_the_way_leads_through_the_proxy_and_is_closed_to_it(
    there: web.Web, cert: Path, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    with web.serving(web.Passing) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://{who}localhost:{proxy.server_port}")
        assert asked(there.server_port) == {"said": True}
    ((line, headers),) = proxy.heard
    assert line.startswith(f"CONNECT localhost:{there.server_port} ")
    assert headers.get("Proxy-Authorization") == ("Basic YW5uOnBAc3M=" if who else None)
    assert "Proxy-Authorization" not in there.heard[0][1]


def test_a_machine_that_needs_no_proxy_is_asked_without(
    there: web.Web, cert: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    monkeypatch.setenv("NO_PROXY", "localhost")
    with web.serving(web.Passing) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://localhost:{proxy.server_port}")
        assert asked(there.server_port) == {"said": True}
    assert proxy.heard == []


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("https://sign-in.example", True),
        ("https://sign-in.example:8443/a/b?c=d", True),
        ("http://sign-in.example", False),
        ("https://sign-in.example/#part", False),
        ("https://ann@sign-in.example", False),
        ("https://sign-in.example:0", False),
        ("https://sign-in.example:port", False),
        ("https://[::1", False),
        ("https://", False),
        ("https://s\u00efgn-in.example", False),
        ("https://sign-in.example/\r\nHost: other", False),
        ("", False),
        (None, False),
    ],
)
def test_what_is_an_address_to_ask_at(address: object, right: bool) -> None:
    assert is_web_address(address, local=False) is right
    assert is_web_address("http://localhost:8000", local=True)
