"""What a provider's answer proves: everything from a good one, nothing from a bad one, and always within the time."""

from collections.abc import Iterator
from dataclasses import replace
from time import monotonic
from urllib.parse import parse_qs, urlsplit

import pytest

from frankpledge.outside.asking import BadAnswer, NoAnswer
from frankpledge.outside.openid import Begun, Provider, SetUp
from frankpledge.outside.tokens import Identity, NotProved, NotStrong
from tests.harness import oidc
from tests.harness.oidc import Manner, Person
from tests.harness.oidc_visitor import signed_in_at

BACK = "http://testserver/sign-in/single-sign-on/answer/"
BEGUN = Begun(state="a state", nonce="a nonce", verifier="a proof that nobody can guess, long enough to be one")
IMPATIENT = 0.3  # seconds, so that a provider that never answers does not keep the tests


@pytest.fixture
def there() -> Iterator[oidc.Provider]:
    with oidc.provider() as made:
        yield made


@pytest.fixture
def entra() -> Iterator[oidc.Provider]:
    with oidc.provider(entra=True) as made:
        yield made


def set_up(there: oidc.Provider, **over) -> SetUp:
    return replace(SetUp(there.server, oidc.CLIENT, oidc.SECRET, "Westmarch", local=True), **over)


def code(there: oidc.Provider, set_up: SetUp, begun: Begun = BEGUN) -> str:
    back = signed_in_at(Provider(set_up).address(begun, back=BACK))
    sent = parse_qs(urlsplit(back).query)
    assert sent["state"] == [begun.state]
    return sent["code"][0]


def identity(there: oidc.Provider, *, with_email: bool = True, begun: Begun = BEGUN, **over) -> Identity:
    """Whom the provider says has signed in, by the whole way there and back."""
    told = set_up(there, **over)
    came_with = code(there, replace(told, seconds=5))
    return Provider(told).identity(came_with, begun, back=BACK, with_email=with_email)


def test_a_good_answer_says_who_it_is(there: oidc.Provider) -> None:
    assert identity(there) == Identity(there.origin, "249-rosa", "rosa@aldermere.example", True)


def test_entra_answers_in_its_own_forms(entra: oidc.Provider) -> None:
    assert "{tenantid}" in entra.discovery()["issuer"]
    issuer = f"{entra.origin}/{oidc.TENANT}/v2.0"
    assert identity(entra) == Identity(issuer, "249-rosa", "rosa@aldermere.example", None)


def test_a_tenant_that_is_none_does_not_fill_the_gap_in_the_issuer(entra: oidc.Provider) -> None:
    entra.person = Person(more={"tid": "../elsewhere"})
    with pytest.raises(NotProved, match="issuer"):
        identity(entra)


def test_the_address_asks_for_a_code_with_proof_and_for_little_else(there: oidc.Provider) -> None:
    parts = urlsplit(Provider(set_up(there)).address(BEGUN, back=BACK))
    asked = {name: value for name, (value,) in parse_qs(parts.query).items()}
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{there.origin}/authorize"
    assert asked.pop("code_challenge") == "sbLWBojdcQP144VUKj_11Vlv_839rSfld431v7TjIhA"
    assert asked == {
        "client_id": oidc.CLIENT,
        "response_type": "code",
        "scope": "openid email",
        "redirect_uri": BACK,
        "state": "a state",
        "nonce": "a nonce",
        "code_challenge_method": "S256",
    }
    again = Provider(set_up(there, acr=("mfa", "strong"))).address(BEGUN, back=BACK, again=True)
    assert "&acr_values=mfa+strong&prompt=login&max_age=0" in again


@pytest.mark.parametrize(
    "manner",
    [
        Manner.OTHER_NONCE,
        Manner.NO_NONCE,
        Manner.OTHER_AUDIENCE,
        Manner.MANY_AUDIENCES,
        Manner.OTHER_ISSUER,
        Manner.OTHER_KEY,
        Manner.UNKNOWN_KEY,
        Manner.UNSIGNED,
        Manner.SIGNED_WITH_SECRET,
        Manner.EXPIRED,
        Manner.FROM_TOMORROW,
        Manner.NO_SUBJECT,
    ],
)
def test_a_token_that_is_wrong_in_one_point_proves_nothing(there: oidc.Provider, manner: Manner) -> None:
    there.misbehave(manner)
    with pytest.raises(NotProved):
        identity(there)


@pytest.mark.parametrize("subject", ["", " ", "a" * 256, "r\u00f6sa", "a\0b", "a\nb"])
def test_a_subject_outside_the_standard_proves_nothing(there: oidc.Provider, subject: str) -> None:
    there.person = Person(subject=subject)
    with pytest.raises(NotProved):
        identity(there)


@pytest.mark.parametrize("at", ["discovery", "keys", "token", "userinfo"])
@pytest.mark.parametrize(
    ("manner", "error"),
    [
        (Manner.FAILS, NoAnswer),
        (Manner.NEVER_ANSWERS, NoAnswer),
        (Manner.DRIPS, NoAnswer),
        (Manner.REFUSES, BadAnswer),
        (Manner.NO_JSON, BadAnswer),
        (Manner.DEEP_JSON, BadAnswer),
        (Manner.NO_OBJECT, BadAnswer),
        (Manner.ENDLESS, BadAnswer),
        (Manner.REDIRECTS, BadAnswer),
    ],
)
def test_a_door_that_answers_badly_ends_the_sign_in(there: oidc.Provider, at: str, manner: Manner, error: type) -> None:
    there.claims_in_userinfo_only = True
    told = set_up(there)
    came_with = code(there, told)
    there.misbehave(manner, at)
    asked_before = len(there.asked)
    late = IMPATIENT if error is NoAnswer and manner is not Manner.FAILS else 5
    began = monotonic()
    with pytest.raises(error) as caught:
        Provider(replace(told, seconds=late)).identity(came_with, BEGUN, back=BACK, with_email=True)
    assert monotonic() - began < 5
    assert there.asked[-1][0] == at, "nobody is sent on to elsewhere"
    assert len(there.asked) - asked_before <= 4, "nothing is asked twice"
    assert not any(secret in str(caught.value) for secret in (oidc.SECRET, came_with, BEGUN.verifier))


@pytest.mark.parametrize("at", ["discovery", "keys", "token"])
def test_an_answer_with_nothing_in_it_ends_the_sign_in(there: oidc.Provider, at: str) -> None:
    told = set_up(there)
    came_with = code(there, told)
    there.misbehave(Manner.EMPTY, at)
    with pytest.raises((BadAnswer, NotProved)):
        Provider(told).identity(came_with, BEGUN, back=BACK, with_email=True)


@pytest.mark.parametrize("keys", [[], ["right"], [{}], [None], {"right": 1}, "right", [{"kty": "RSA", "kid": "right"}]])
def test_keys_that_are_none_prove_nothing(there: oidc.Provider, keys: object, monkeypatch) -> None:
    monkeypatch.setattr(there, "keys", lambda: {"keys": keys})
    with pytest.raises(NotProved):
        identity(there)


def test_a_provider_that_is_not_there_is_no_answer() -> None:
    told = SetUp(f"http://localhost:{oidc.closed_port()}", oidc.CLIENT, oidc.SECRET, "Westmarch", local=True)
    with pytest.raises(NoAnswer):
        Provider(told).address(BEGUN, back=BACK)


def test_the_address_of_discovery_may_be_given_whole(there: oidc.Provider) -> None:
    assert identity(there, server=f"{there.origin}/.well-known/openid-configuration").subject == "249-rosa"
    assert identity(there, server=f"{there.origin}/").subject == "249-rosa"


def test_the_secret_is_sent_apart_where_the_provider_wants_it_so(there: oidc.Provider) -> None:
    there.basic_only = True
    assert identity(there).subject == "249-rosa"


@pytest.mark.parametrize("over", [{"secret": "another"}, {"client": "another"}])
def test_a_client_that_the_provider_does_not_know_gets_nothing(there: oidc.Provider, over: dict[str, str]) -> None:
    came_with = code(there, set_up(there))
    with pytest.raises(BadAnswer, match="401"):
        Provider(set_up(there, **over)).identity(came_with, BEGUN, back=BACK, with_email=True)


def test_a_code_is_good_once_and_only_with_the_proof(there: oidc.Provider) -> None:
    told = set_up(there)
    came_with = code(there, told)
    for begun in (replace(BEGUN, verifier="another proof"), BEGUN):
        with pytest.raises(BadAnswer, match="400"):
            Provider(told).identity(came_with, begun, back=BACK, with_email=True)


def test_the_address_is_asked_for_apart_only_where_it_is_wanted_and_not_told(there: oidc.Provider) -> None:
    assert identity(there, with_email=True).email == "rosa@aldermere.example"
    assert "userinfo" not in [door for door, _ in there.asked]
    there.claims_in_userinfo_only = True
    assert identity(there, with_email=False).email is None
    assert "userinfo" not in [door for door, _ in there.asked]
    assert identity(there, with_email=True) == Identity(there.origin, "249-rosa", "rosa@aldermere.example", True)


def test_a_provider_without_addresses_tells_none(there: oidc.Provider) -> None:
    there.claims_in_userinfo_only = there.offers_no_userinfo = True
    assert identity(there).email is None


def test_what_is_told_apart_of_somebody_else_is_not_believed(there: oidc.Provider) -> None:
    there.claims_in_userinfo_only = True
    there.misbehave(Manner.OTHER_USERINFO)
    with pytest.raises(NotProved):
        identity(there)


@pytest.mark.parametrize(
    ("told", "known"), [(True, True), (False, False), ("true", True), ("false", False), ("perhaps", None), (1, None)]
)
def test_whether_an_address_is_verified_is_yes_no_or_unsaid(there: oidc.Provider, told: object, known) -> None:
    there.person = Person(email_verified=None, more={"email_verified": told})
    assert identity(there).verified is known


@pytest.mark.parametrize("email", ["", 7, ["rosa@aldermere.example"]])
def test_an_address_that_is_none_is_none(there: oidc.Provider, email: object) -> None:
    there.person = Person(email=None, more={"email": email})
    there.offers_no_userinfo = True
    assert identity(there).email is None


@pytest.mark.parametrize(
    ("more", "enough"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"acr": "mfa"}, True),
        ({"amr": "mfa"}, True),
        ({"acr": "urn:strong", "amr": ["pwd"]}, True),
        ({"amr": ["pwd"]}, False),
        ({"acr": "1"}, False),
        ({"acr": ["mfa"], "amr": {"mfa": 1}}, False),
        ({}, False),
    ],
)
def test_a_second_factor_that_is_wanted_has_to_be_shown(there: oidc.Provider, more: dict, enough: bool) -> None:
    there.person = Person(more=more)
    if enough:
        assert identity(there, acr=("mfa", "urn:strong")).subject == "249-rosa"
    else:
        with pytest.raises(NotStrong):
            identity(there, acr=("mfa", "urn:strong"))


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("authorization_endpoint", "http://127.0.0.1:9/authorize"),
        ("authorization_endpoint", None),
        ("authorization_endpoint", "file:///etc/passwd"),
        ("token_endpoint", 7),
        ("token_endpoint", "http://user:password@localhost/token"),
        ("jwks_uri", "ftp://localhost/keys"),
        ("jwks_uri", "http://localhost:99999/keys"),
        ("jwks_uri", "http://localhost/a key"),
        ("issuer", "https://another.example"),
        ("issuer", None),
    ],
)
def test_an_address_of_discovery_that_cannot_be_right_is_not_asked_at(there: oidc.Provider, name: str, address) -> None:
    came_with = code(there, set_up(there))
    there.discovered[name] = address
    there_and_back = [
        lambda: Provider(set_up(there)).address(BEGUN, back=BACK),
        lambda: Provider(set_up(there)).identity(came_with, BEGUN, back=BACK, with_email=True),
    ]
    with pytest.raises(BadAnswer):
        there_and_back[name != "authorization_endpoint"]()


def test_nothing_is_asked_without_tls_unless_all_is_on_this_machine(there: oidc.Provider) -> None:
    with pytest.raises(BadAnswer):
        Provider(set_up(there, local=False)).address(BEGUN, back=BACK)
    assert there.asked == []
