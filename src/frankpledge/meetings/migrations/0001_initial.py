"""The first tables of meetings."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Body",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("board", "Board"),
                            ("delivery_group", "Delivery group"),
                            ("task_and_finish", "Task and finish"),
                            ("sub_group", "Sub group"),
                            ("scrutiny", "Scrutiny"),
                            ("other", "Other"),
                            ("not_said", "Not said"),
                        ],
                        default="not_said",
                        max_length=20,
                    ),
                ),
                ("starts", models.DateField(blank=True, null=True)),
                ("ends", models.DateField(blank=True, null=True)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="groups",
                        to="meetings.body",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bodies", to="people.partnership"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "bodies",
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "name"), name="one_body_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("spelling", models.CharField(max_length=200)),
                ("folded", models.CharField(max_length=200)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="names", to="meetings.body"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "folded"), name="one_body_a_spelling"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("checked", models.BooleanField(default=False)),
                ("number", models.CharField(blank=True, max_length=40)),
                ("title", models.CharField(max_length=400)),
                ("presenter", models.CharField(blank=True, max_length=200)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="parts",
                        to="meetings.item",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "words",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.quotation",
                    ),
                ),
            ],
            options={
                "ordering": ("paper", "position", "id"),
                "abstract": False,
                "indexes": [
                    models.Index(fields=["partnership", "number"], name="item_by_number"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_on", models.DateField()),
                ("started", models.TimeField(blank=True, null=True)),
                ("closed", models.TimeField(blank=True, null=True)),
                ("venue", models.CharField(blank=True, max_length=300)),
                ("next_on", models.DateField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="meetings.body"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="people.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ("-held_on", "body__name"),
                "constraints": [
                    models.UniqueConstraint(fields=("body", "held_on"), name="one_meeting_a_day"),
                ],
                "indexes": [
                    models.Index(fields=["partnership", "held_on"], name="meeting_by_day"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("post", models.CharField(blank=True, max_length=200)),
                ("starts", models.DateField(blank=True, null=True)),
                ("ends", models.DateField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="meetings.body"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="people.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="people.person"
                    ),
                ),
                (
                    "substitute_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="substitutes",
                        to="meetings.membership",
                    ),
                ),
            ],
            options={
                "ordering": ("body", "person__name"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("body", "person", "organisation", "starts"), name="one_place_a_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("starts__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="membership_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("minutes", "Minutes"), ("report", "Report")], max_length=10)),
                ("dated", models.DateField(blank=True, null=True)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="meetings.body",
                    ),
                ),
                (
                    "body_words",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.quotation",
                    ),
                ),
                (
                    "closed_words",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.quotation",
                    ),
                ),
                (
                    "dated_words",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.quotation",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper",
                        to="documents.document",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "next_words",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.quotation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="people.partnership"
                    ),
                ),
                (
                    "started_words",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.quotation",
                    ),
                ),
                (
                    "title_words",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.quotation",
                    ),
                ),
                (
                    "venue_words",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.quotation",
                    ),
                ),
            ],
            options={
                "ordering": ("-dated", "-id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "minutes"), ("withdrawn_at__isnull", True)),
                        fields=("meeting",),
                        name="one_set_of_minutes_a_meeting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "minutes"), _negated=True), ("meeting__isnull", False), _connector="OR"
                        ),
                        name="minutes_have_a_meeting",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["partnership", "kind", "dated"], name="paper_by_day"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Money",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("checked", models.BooleanField(default=False)),
                ("fund", models.CharField(blank=True, max_length=400)),
                ("line", models.CharField(max_length=20)),
                ("nature", models.CharField(blank=True, max_length=10)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=18)),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="%(class)s_set",
                        to="meetings.item",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "words",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.quotation",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s_set", to="meetings.paper"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "money",
                "ordering": ("paper", "position", "id"),
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="item",
            name="paper",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s_set", to="meetings.paper"
            ),
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("checked", models.BooleanField(default=False)),
                ("what", models.TextField()),
                ("due", models.DateField(blank=True, null=True)),
                ("due_month_only", models.BooleanField(default=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "words",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.quotation",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="%(class)s_set",
                        to="meetings.item",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s_set", to="meetings.paper"
                    ),
                ),
            ],
            options={
                "ordering": ("paper", "position", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("checked", models.BooleanField(default=False)),
                ("measure", models.CharField(blank=True, max_length=400)),
                ("value", models.DecimalField(decimal_places=6, max_digits=20)),
                ("unit", models.CharField(blank=True, max_length=10)),
                ("per", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("role", models.CharField(blank=True, max_length=12)),
                ("period", models.CharField(blank=True, max_length=200)),
                ("area", models.CharField(blank=True, max_length=200)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "words",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.quotation",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="%(class)s_set",
                        to="meetings.item",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s_set", to="meetings.paper"
                    ),
                ),
            ],
            options={
                "ordering": ("paper", "position", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("checked", models.BooleanField(default=False)),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("noted", "noted"),
                            ("approved", "approved"),
                            ("agreed", "agreed"),
                            ("endorsed", "endorsed"),
                            ("supported", "supported"),
                            ("accepted", "accepted"),
                            ("recommended", "recommended"),
                            ("resolved", "resolved"),
                            ("deferred", "deferred"),
                            ("appointed", "appointed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField()),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "words",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.quotation",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="%(class)s_set",
                        to="meetings.item",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s_set", to="meetings.paper"
                    ),
                ),
            ],
            options={
                "ordering": ("paper", "position", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("checked", models.BooleanField(default=False)),
                ("name", models.CharField(max_length=200)),
                ("post", models.CharField(blank=True, max_length=200)),
                ("organisation_name", models.CharField(blank=True, max_length=200)),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("present", "Present"),
                            ("officer", "Officer"),
                            ("in_attendance", "In attendance"),
                            ("invitee", "Invitee"),
                            ("observer", "Observer"),
                            ("apologies", "Apologies"),
                        ],
                        max_length=20,
                    ),
                ),
                ("chair", models.BooleanField(default=False)),
                (
                    "matched",
                    models.CharField(
                        choices=[
                            ("exact", "exact"),
                            ("close", "close"),
                            ("initials", "initials"),
                            ("first name", "first name"),
                            ("new", "new"),
                            ("by a person", "by a person"),
                            ("waiting", "waiting"),
                        ],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="people.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="people.person",
                    ),
                ),
                (
                    "words",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.quotation",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attendance", to="meetings.meeting"
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s_set", to="meetings.paper"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "attendance",
                "ordering": ("paper", "position", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("checked", models.BooleanField(default=False)),
                ("text", models.TextField()),
                ("due", models.DateField(blank=True, null=True)),
                ("due_month_only", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("done", "Done"), ("dropped", "Dropped")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("outcome", models.TextField(blank=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "words",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.quotation",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="%(class)s_set",
                        to="meetings.item",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s_set", to="meetings.paper"
                    ),
                ),
            ],
            options={
                "ordering": ("paper", "position", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", True), ("state", "open")),
                            models.Q(models.Q(("state", "open"), _negated=True), ("closed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="closed_actions_say_when",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["partnership", "state", "due"], name="action_by_state"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("checked", models.BooleanField(default=False)),
                ("to_number", models.CharField(blank=True, max_length=40)),
                ("to_date", models.DateField(blank=True, null=True)),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="%(class)s_set",
                        to="meetings.item",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s_set", to="meetings.paper"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "to_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="pointed_to_by",
                        to="meetings.item",
                    ),
                ),
                (
                    "to_meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="pointed_to_by",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "words",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.quotation",
                    ),
                ),
            ],
            options={
                "ordering": ("paper", "position", "id"),
                "abstract": False,
                "indexes": [
                    models.Index(fields=["partnership", "to_number"], name="reference_by_number"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionOwner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                (
                    "matched",
                    models.CharField(
                        choices=[
                            ("exact", "exact"),
                            ("close", "close"),
                            ("initials", "initials"),
                            ("first name", "first name"),
                            ("new", "new"),
                            ("by a person", "by a person"),
                            ("waiting", "waiting"),
                        ],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="owners", to="meetings.action"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owned",
                        to="people.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.partnership"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owned",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ("action", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person__isnull", True), ("organisation__isnull", True), _connector="OR"),
                        name="owner_is_person_or_organisation",
                    )
                ],
            },
        ),
    ]
