"""The kinds of organisation in a partnership.  Crime and Disorder Act 1998, section 5."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    """How an organisation stands to the partnership."""

    RESPONSIBLE = "responsible"
    COOPERATING = "cooperating"
    VOLUNTARY = "voluntary"
    BUSINESS = "business"
    RESIDENT = "resident"
    NOT_SAID = "not_said"

    @property
    def label(self) -> str:
        """The kind's name on a page."""
        return _LABELS[self]

    @property
    def plural(self) -> str:
        """The heading of a list of such organisations."""
        return _PLURALS[self]


_LABELS = {
    OrganisationKind.RESPONSIBLE: "Responsible authority",
    OrganisationKind.COOPERATING: "Co-operating body",
    OrganisationKind.VOLUNTARY: "Voluntary organisation",
    OrganisationKind.BUSINESS: "Business",
    OrganisationKind.RESIDENT: "Residents' group",
    OrganisationKind.NOT_SAID: "Not said",
}
_PLURALS = {
    OrganisationKind.RESPONSIBLE: "Responsible authorities",
    OrganisationKind.COOPERATING: "Co-operating bodies",
    OrganisationKind.VOLUNTARY: "Voluntary organisations",
    OrganisationKind.BUSINESS: "Businesses",
    OrganisationKind.RESIDENT: "Residents' groups",
    OrganisationKind.NOT_SAID: "Kind not said",
}
