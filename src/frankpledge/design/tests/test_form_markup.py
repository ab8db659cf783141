"""The form renderer against the Design System's own examples."""

from datetime import date
from typing import Any

import pytest
from django import forms
from pytest_django.asserts import assertHTMLEqual

from frankpledge.design.date_field import DateInputField
from frankpledge.design.form_markup import first_ident, govuk_field, kind_of, wanting
from frankpledge.design.samples import SampleFilters, SampleForm
from frankpledge.design.tests.design_system import example
from frankpledge.design.tests.page import asked, rendered


def text(part: dict[str, str] | None) -> str:
    """The words of a part of an example."""
    return part["text"] if part else ""


def form_of(options: dict[str, Any], made: type[forms.Field], widget: forms.Widget, **more: Any) -> forms.Form:
    """A form with the one field that an example shows, with the example's error."""
    legend = options.get("fieldset", {}).get("legend")
    name = options.get("name") or options["id"]
    widget.attrs["id"] = options.get("id") or options.get("idPrefix") or name
    field = made(
        label=text(options.get("label") or legend),
        help_text=text(options.get("hint")),
        required=False,
        widget=widget,
        **more,
    )
    kind = type("Example", (forms.Form,), {name: field})
    form = kind({} if options.get("errorMessage") else None, use_required_attribute=False)
    if options.get("errorMessage"):
        form.is_valid()
        form.add_error(name, text(options["errorMessage"]))
    return form


def only(form: forms.Form) -> Any:
    """The one field of a form."""
    return next(iter(form))


@pytest.mark.parametrize("name", ["default", "with hint text", "with error message"])
def test_a_box_is_the_design_systems(name: str):
    options, html = example("input", name)
    assertHTMLEqual(govuk_field(only(form_of(options, forms.CharField, forms.TextInput()))), html)


def test_a_box_may_have_its_unit_before_it():
    options, html = example("input", "with prefix")
    assertHTMLEqual(govuk_field(only(form_of(options, forms.CharField, forms.TextInput())), prefix="£"), html)


@pytest.mark.parametrize("name", ["default", "with hint", "with error message"])
def test_a_larger_box_is_the_design_systems(name: str):
    options, html = example("textarea", name)
    assertHTMLEqual(govuk_field(only(form_of(options, forms.CharField, forms.Textarea()))), html)


def test_a_select_is_the_design_systems():
    options, html = example("select", "with hint text and error message")
    choices = [(item["value"], item["text"]) for item in options["items"]]
    assertHTMLEqual(govuk_field(only(form_of(options, forms.ChoiceField, forms.Select(), choices=choices))), html)


@pytest.mark.parametrize("name", ["default", "with hint"])
def test_radios_are_the_design_systems(name: str):
    options, html = example("radios", name)
    choices = [(item["value"], item["text"]) for item in options["items"]]
    assertHTMLEqual(govuk_field(only(form_of(options, forms.ChoiceField, forms.RadioSelect(), choices=choices))), html)


def test_checkboxes_are_the_design_systems_hints_and_error_and_all():
    options, html = example("checkboxes", "with error message")
    widget = forms.CheckboxSelectMultiple()
    widget.hints = {item["value"]: item["hint"]["text"] for item in options["items"]}
    choices = [(item["value"], item["text"]) for item in options["items"]]
    assertHTMLEqual(govuk_field(only(form_of(options, forms.MultipleChoiceField, widget, choices=choices))), html)


def test_a_date_is_the_design_systems_but_for_the_names_of_its_boxes():
    options, html = example("date-input", "default")
    for part in ("day", "month", "year"):
        html = html.replace(f'name="{part}"', f'name="dob-{part}"')
    assertHTMLEqual(govuk_field(only(form_of(options, DateInputField, DateInputField.widget()))), html)


def test_a_date_with_an_error_marks_every_box_when_no_one_box_is_at_fault():
    options, html = example("date-input", "with error message and hint")
    for part in ("day", "month", "year"):
        html = html.replace(f'name="{part}"', f'name="dob-errors-{part}"')
    assertHTMLEqual(govuk_field(only(form_of(options, DateInputField, DateInputField.widget()))), html)


def test_a_file_box_is_the_design_systems():
    options, html = example("file-upload", "default")
    assertHTMLEqual(govuk_field(only(form_of(options, forms.FileField, forms.FileInput()))), html)


def test_a_file_box_that_takes_several_says_so():
    assert " multiple" in govuk_field(SampleForm()["papers"])


def test_a_password_box_is_the_design_systems():
    options, html = example("password-input", "default")
    assertHTMLEqual(govuk_field(only(form_of(options, forms.CharField, forms.PasswordInput()))), html)


def test_a_field_may_be_the_pages_heading():
    assert govuk_field(SampleForm()["name"], size="l", page_heading=True).count("<h1") == 1
    assert 'govuk-fieldset__legend--l"><h1 class="govuk-fieldset__heading">State</h1>' in govuk_field(
        SampleForm()["state"], size="l", page_heading=True
    )


def test_a_label_may_be_only_heard():
    assert 'class="govuk-label govuk-visually-hidden"' in govuk_field(SampleForm()["name"], hidden_label=True)


def test_a_number_is_typed_in_a_plain_box_with_a_keyboard_of_numbers():
    written = govuk_field(SampleForm({"cost": "12,5"})["cost"])
    assert 'type="text"' in written
    assert 'inputmode="decimal"' in written
    assert 'value="12,5"' in written
    assert "govuk-input--width-5" in written


def test_what_was_typed_stands_in_the_form_that_comes_back():
    form = SampleForm(
        {"held_on-day": "31", "held_on-month": "2", "held_on-year": "2026", "state": "late", "mine": "on"}
    )
    day = govuk_field(form["held_on"])
    assert 'value="31"' in day
    assert day.count("govuk-input--error") == 1
    assert 'value="late" checked' in govuk_field(form["state"])
    assert "checked" in govuk_field(form["mine"])


def test_a_date_known_before_stands_in_its_boxes():
    written = govuk_field(SampleForm(initial={"held_on": date(2007, 12, 4)})["held_on"])
    for value in ("4", "12", "2007"):
        assert f'value="{value}"' in written


def test_a_birthday_can_be_filled_in_by_the_browser():
    class Born(forms.Form):
        born_on = DateInputField(label="Date of birth", widget=DateInputField.widget({"autocomplete": "bday"}))

    written = govuk_field(Born()["born_on"])
    assert [part for part in ("bday-day", "bday-month", "bday-year") if f'autocomplete="{part}"' in written] == [
        "bday-day",
        "bday-month",
        "bday-year",
    ]


def test_every_error_is_in_the_summary_with_a_link_to_the_box_that_is_wrong():
    form = SampleForm({"held_on-day": "4", "held_on-month": "12", "held_on-year": ""})
    form.add_error(None, "The meeting is in the record already")
    written = rendered("{% error_summary form %}", form=form)
    assert "The meeting is in the record already" in written
    assert '<a href="#id_name">Enter the name of the meeting</a>' in written
    assert '<a href="#id_held_on-year">Day of the meeting must include a year</a>' in written
    assert '<a href="#id_state">Select the state</a>' in written
    assert '<a href="#id_owners">Select at least one of the owners</a>' in written


def test_links_of_the_summary_lead_to_boxes_that_are_there():
    form = SampleForm({})
    page = rendered("{% govuk_fields form %}", form=form)
    for field in form:
        assert f'id="{first_ident(field)}"' in page


def test_a_summary_takes_several_forms_and_formsets():
    many = forms.formset_factory(SampleFilters, extra=0, min_num=2, validate_min=True)
    formset = many({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-agency": "nobody", "form-0-words": "x"})
    written = rendered("{% error_summary a b nothing %}", a=SampleForm({}), b=formset, nothing=None)
    assert "Please submit at least 2 forms." in written
    assert '<a href="#id_form-0-agency">' in written


def test_a_summary_of_no_errors_is_nothing():
    assert rendered("{% error_summary form %}", form=SampleForm()).strip() == ""


@pytest.mark.parametrize(
    ("label", "kind", "words"),
    [
        ("Name of the meeting", "input", "Enter the name of the meeting"),
        ("ASB cases", "input", "Enter the ASB cases"),
        ("State", "radios", "Select the state"),
        ("Papers", "file", "Choose the papers"),
        ("I have read it", "checkbox", "Tick “I have read it” to go on"),
        ("Which board met?", "select", "Answer “Which board met?”"),
    ],
)
def test_an_empty_field_says_what_to_do(label: str, kind: str, words: str):
    assert wanting(label, kind) == words


def test_a_forms_own_words_for_an_empty_field_stay():
    class Named(forms.Form):
        name = forms.CharField(error_messages={"required": "Say who chaired it"})

    assert "Say who chaired it" in govuk_field(Named({})["name"])


def test_a_whole_form_is_sent_safely_and_never_checked_by_the_browser():
    written = rendered(
        '{% govuk_form form button="Save the meeting" back="/back/" %}', form=SampleForm(), csrf_token="t0ken"
    )
    assert 'method="post"' in written
    assert 'enctype="multipart/form-data" novalidate' in written
    assert "t0ken" in written
    assert " required" not in written
    assert '<a class="govuk-link" href="/back/">Cancel</a>' in written


def test_filters_keep_the_order_of_the_list_and_can_be_cleared():
    written = rendered("{% filter_form form %}", form=SampleFilters(), request=asked("/?sort=-due&words=x"))
    assert 'method="get"' in written
    assert '<input type="hidden" name="sort" value="-due">' in written
    assert 'href="?"' in written


def test_words_that_look_like_markup_stay_words_in_a_form():
    class Wicked(forms.Form):
        name = forms.CharField(label="<b>", help_text="<i>", error_messages={"required": "<u>"})
        pick = forms.ChoiceField(label="<b>", choices=[("<s>", "<s>")], widget=forms.RadioSelect)

    written = rendered("{% error_summary form %}{% govuk_fields form %}", form=Wicked({"pick": "<em>"}))
    for raw in ("<b>", "<i>", "<u>", "<s>", "<em>"):
        assert raw not in written


def test_hidden_fields_have_no_label():
    class Quiet(forms.Form):
        at = forms.IntegerField(widget=forms.HiddenInput)

    assert govuk_field(Quiet(initial={"at": 3})["at"]) == '<input type="hidden" name="at" value="3" id="id_at">'


def test_a_widget_that_no_component_shows_is_a_mistake():
    with pytest.raises(TypeError, match="No component shows a SplitDateTimeWidget"):
        kind_of(forms.SplitDateTimeWidget())
