"""The tables of documents: the file as it came or a paper of it, its pages, and quotations from its text."""

from django.db import models

from frankpledge.people.models import Marked, Partnership


class Document(Marked):
    """A file as it came in, known by its fingerprint, with the text that every span indexes.

    A pack of papers is as many documents, each a `part` of it, from 1; a file that is one paper is part 0.  It is held
    as closely as the closest held item in it.  A redacted copy `stands_for` its original, which is sealed,
    until that is destroyed (`original_destroyed`).
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="documents")
    name = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    encoding = models.CharField(max_length=40, blank=True)
    format = models.CharField(max_length=10, default="text")
    part = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    added_at = models.DateTimeField(auto_now_add=True)
    stands_for = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="copy")
    original_destroyed = models.BooleanField(default=False)

    class Meta(Marked.Meta):
        """A file is kept once in a partnership, and each paper of a pack."""

        abstract = False
        ordering = ("-id",)
        constraints = (
            *Marked.Meta.constraints,
            models.UniqueConstraint(fields=("partnership", "fingerprint", "part"), name="one_document_a_fingerprint"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_copy(self) -> bool:
        """Whether it is a redacted copy, of an original that is sealed or was destroyed since."""
        return self.stands_for_id is not None or self.original_destroyed

    @property
    def stored_as(self) -> str:
        """Where the file's bytes lie under the media folder: by fingerprint, so that no name leaks into a path."""
        return stored_as(self.partnership_id, self.fingerprint)


def stored_as(partnership_id: int, fingerprint: str) -> str:
    """The place of a partnership's file with this SHA-256 fingerprint (hexadecimal) under the media folder."""
    return f"{partnership_id}/{fingerprint[:2]}/{fingerprint}"


class Page(models.Model):
    """Where a page of a document begins and ends in its text, how large it is, and where its words stand on it.

    `number` is as the file counts its pages; `words` are rows of start and end in the text, and left, top, right and
    bottom in points from the page's top left.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    width = models.FloatField(default=0)
    height = models.FloatField(default=0)
    words = models.JSONField(default=list)

    class Meta:
        """In the order of the document."""

        ordering = ("document", "number")
        constraints = (
            models.UniqueConstraint(fields=("document", "number"), name="one_page_a_number"),
            models.CheckConstraint(condition=models.Q(end__gte=models.F("start")), name="page_ends_after_it_starts"),
        )

    def __str__(self) -> str:
        return f"page {self.number}"


class Quotation(models.Model):
    """The words of a document that a fact came from: characters `start` to `end` of its text, and those words."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="quotations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()

    class Meta:
        """In the order of the text; the same words are quoted once."""

        ordering = ("document", "start", "end")
        constraints = (
            models.UniqueConstraint(fields=("document", "start", "end"), name="one_quotation_a_span"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="quotation_has_words"),
        )

    def __str__(self) -> str:
        return f"{self.start} to {self.end}"
