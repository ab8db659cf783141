"""Why somebody who came from their organisation's own sign-in is not let in, in words for that person.  Pure."""

from dataclasses import dataclass
from enum import Enum, StrEnum

LASTS = 10 * 60  # seconds that somebody may take at the provider
CLOCKS_DIFFER = 60  # seconds, at most, of theirs and ours


class Purpose(StrEnum):
    """What somebody was sent to the provider for."""

    SIGN_IN = "sign_in"
    ACCEPT = "accept"
    TIE = "tie"
    PROVE = "prove"


@dataclass(frozen=True, slots=True)
class Told:
    """A page about a refusal: its status, its heading, what happened and what to do.  `{name}` is the provider's."""

    status: int
    heading: str
    happened: str
    to_do: str

    def of(self, name: str) -> "Told":
        """The same in the name that the provider goes by, with a capital where it opens a sentence."""
        opening = name[:1].upper() + name[1:]
        words = [
            text.replace("{Name}", opening).replace("{name}", name)
            for text in (self.heading, self.happened, self.to_do)
        ]
        return Told(self.status, *words)


class Refusal(Enum):
    """Why somebody is not let in."""

    NOT_BEGUN = Told(
        400,
        "This sign-in was not begun here",
        "It was begun in another window or too long ago, or it is finished already.",
        "Begin again.",
    )
    TOO_MANY = Told(
        429,
        "There were too many tries",
        "So many people were sent to {name} from where you are that no more are sent for now.",
        "Wait a minute, then try again.",
    )
    DENIED = Told(
        403,
        "{Name} did not let you in",
        "You, or {name}, said no.",
        "Try again, or sign in another way if you have one.",
    )
    NO_ANSWER = Told(
        504,
        "{Name} does not answer",
        "Its sign-in could not be reached, or took too long. Nothing is wrong with your account here.",
        "Wait a few minutes and try again, or sign in another way if you have one.",
    )
    NOT_USABLE = Told(
        502,
        "{Name} gave an answer that cannot be used",
        "Single sign-on may not be set up rightly, here or there.",
        "Try again. If it happens twice, tell whoever runs this installation, and when it was.",
    )
    NOT_TRUSTED = Told(
        403,
        "The answer that came cannot be trusted",
        "It does not show that you signed in with {name} just now, for this purpose.",
        "Begin again. If it happens twice, tell whoever runs this installation, and when it was.",
    )
    NO_SECOND_FACTOR = Told(
        403,
        "A second factor is needed",
        "{Name} does not say that you signed in with two factors, and here two are needed.",
        "Begin again and use your second factor there. If you have none, ask {name} for one.",
    )
    NOT_TIED = Told(
        403,
        "No account here is tied to this sign-in",
        "{Name} knows you, and no open account here is tied to what it says.",
        "Ask your coordinator for an invitation. If you have an account, sign in to it another way, and tie this "
        "sign-in to it on the page of your account.",
    )
    OTHER_ADDRESS = Told(
        403,
        "Your organisation’s sign-in answered for another address",
        "The invitation is for an address that {name} does not give as yours, so it was not accepted.",
        "Sign in there as the person who was invited, accept with a password, or ask for an invitation to the address "
        "that you have there.",
    )
    OTHER_PERSON = Told(
        403,
        "Somebody else signed in there",
        "{Name} answered for another person than the one who is signed in here.",
        "Sign in there as yourself.",
    )
    NOT_ANEW = Told(
        403,
        "Show anew who you are",
        "{Name} does not say that you signed in there just now, which is needed here.",
        "Begin again and sign in there anew, even if it knows you.",
    )


def is_invited(email: str | None, verified: bool | None, invited: str) -> bool:
    """Whether the address that a provider gives for somebody is the one that was invited.

    In ASCII the case does not count.  Outside of it there are letters that only become alike when their case is
    changed, which would let in who was not invited.  A provider that says nothing on whether it verified the address,
    as Entra, is taken as it is: the link is what proves that the invitation came to them.
    """
    if not email or verified is False:
        return False
    if email.isascii() and invited.isascii():
        return email.lower() == invited.lower()
    return email == invited
