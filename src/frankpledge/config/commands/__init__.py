"""The command line.  Each command imports what it needs when it is given, so that help comes at once."""

import os
from pathlib import Path
from typing import Annotated

import typer

from frankpledge.config.commands.comparing import statistics

app = typer.Typer(
    name="frankpledge",
    help="The working record of a community safety partnership.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help needs no typesetting library, and comes in half the time
    pretty_exceptions_show_locals=False,
)

ROLES = (
    "coordinator, chair, analyst, finance_lead, caseworker, partners_lead, member, scrutiny, auditor, region or "
    "policing_body"
)
Files = Annotated[list[Path], typer.Argument(help="Files to read.", metavar="FILE...")]

ledger_app = typer.Typer(help="The ledger of who did what.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(ledger_app, name="ledger")
app.command()(statistics)


def main() -> None:
    """Run the command line."""
    app()


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument(help="Files to read, or folders of files.", metavar="FILE...")],
    json: Annotated[bool, typer.Option("--json", help="One JSON object a document, one a line.")] = False,
    summary: Annotated[bool, typer.Option("--summary", help="What was found, in a few lines a document.")] = False,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the document's text out of the JSON.")] = False,
    workers: Annotated[int | None, typer.Option(help="How many processes read.", min=1, max=64)] = None,
) -> None:
    """Read minutes and reports into facts, each with the words it came from.  Nothing is kept."""
    from minutes_reader.command import read as read_files

    raise typer.Exit(read_files(files, as_json=json and not summary, text=not no_text, workers=workers))


@app.command("import")
def import_files(
    files: Files,
    partnership: Annotated[str, typer.Option(help="The partnership's short name.")],
    unchecked: Annotated[
        bool, typer.Option("--unchecked", help="Enter at once as read, not checked: for a back-catalogue.")
    ] = False,
) -> None:
    """Bring papers into a partnership's record, each to be reviewed."""
    _django()
    from frankpledge.config.commands.importing import import_papers

    raise typer.Exit(import_papers(files, partnership, unchecked=unchecked))


@app.command()
def demo(port: Annotated[int, typer.Option(help="Where to serve it.")] = 8000) -> None:
    """Serve an invented partnership, read from its papers, to look at and try."""
    os.environ.setdefault("FRANKPLEDGE_HOME", "var/demo")
    os.environ["FRANKPLEDGE_LOCAL"] = "1"
    _django()
    from frankpledge.config.commands.demonstration import prepare_demo
    from frankpledge.config.commands.serving import serve_here

    serve_here(port, prepare_demo())


@app.command()
def sample(
    years: Annotated[int, typer.Option(help="How many years, until today.", min=1, max=50)] = 10,
    meetings: Annotated[int, typer.Option(help="Meetings a year.", min=1, max=2000)] = 120,
    actions: Annotated[int, typer.Option(help="Actions a year.", min=0, max=100_000)] = 600,
    partnership: Annotated[str, typer.Option(help="Its short name; it is set up where there is none.")] = "hollowmere",
    seed: Annotated[int, typer.Option(help="Another number invents another past.")] = 1,
) -> None:
    """Fill a partnership's record with an invented past of any size, to try Frankpledge on much."""
    _django()
    from django.utils import timezone

    from frankpledge.config.commands.sampling import fill_with_sample
    from frankpledge.config.inventing import Past

    fill_with_sample(partnership, Past(years, meetings, actions, timezone.localdate(), seed))


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="Where to serve it.")] = 8000,
    local: Annotated[bool, typer.Option("--local", help="For this machine alone, without TLS.")] = False,
    listen: Annotated[str, typer.Option(help="The address to listen on: another only in a container.")] = "127.0.0.1",
    processes: Annotated[int, typer.Option(help="How many processes answer.", min=1, max=64)] = 1,
    worker: Annotated[bool, typer.Option(help="Whether a worker runs beside it.")] = True,
) -> None:
    """Serve the partnerships of this installation, with the worker that reads what comes in."""
    if local:
        os.environ["FRANKPLEDGE_LOCAL"] = "1"
    _django()
    from frankpledge.config.commands.serving import prepare, serve_here

    prepare()
    serve_here(port, (), listen=listen, processes=processes, with_worker=worker)


@app.command()
def check(
    files: Annotated[bool, typer.Option("--files", help="Read every stored file against its fingerprint.")] = False,
    mail: Annotated[bool, typer.Option("--mail", help="Speak to the mail server too.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Say what is wrong with this installation, and what to do.  Ends with 1 where there is a fault."""
    from frankpledge.config.commands.checking import check as look

    raise typer.Exit(look(json=json, files=files, mail=mail))


@app.command()
def worker() -> None:
    """Do background work until stopped: for an installation that serves pages by other means."""
    _django()
    from frankpledge.config import logs
    from frankpledge.config.commands.working import work

    logs.faults_are_lines()
    work()


@app.command(hidden=True)
def hand(worker: Annotated[str, typer.Argument(help="The worker for which it works.")]) -> None:
    """Do the jobs of a worker, which starts this and ends it."""
    _django()
    from frankpledge.config import logs
    from frankpledge.work.hand import work_for

    logs.faults_are_lines()
    work_for(worker)


jobs = typer.Typer(
    help="What is done in the background: jobs that wait, run or failed, and schedules.", invoke_without_command=True
)
app.add_typer(jobs, name="jobs")


@jobs.callback()
def list_jobs(context: typer.Context) -> None:
    """List the jobs that wait, run or failed."""
    _django()
    if context.invoked_subcommand is None:
        from frankpledge.config.commands.working import say_jobs

        say_jobs()


@jobs.command("stop")
def stop_job(number: Annotated[str, typer.Argument(help="The job's number, or how it begins.")]) -> None:
    """Stop a job: one that waits at once, one that runs within seconds.  What it had not finished is undone whole."""
    from frankpledge.config.commands.working import stop

    stop(number)


@jobs.command("again")
def do_job_again(number: Annotated[str, typer.Argument(help="The job's number, or how it begins.")]) -> None:
    """Have a job that failed, or was stopped, done after all."""
    from frankpledge.config.commands.working import again

    again(number)


@jobs.command("schedules")
def list_schedules() -> None:
    """List what is done again and again, and when next."""
    from frankpledge.config.commands.working import say_schedules

    say_schedules()


@jobs.command("set")
def set_schedule(
    name: Annotated[str, typer.Argument(help="The schedule's name.")],
    on: Annotated[bool | None, typer.Option("--on/--off", help="Whether it is done at all.")] = None,
    seconds: Annotated[int | None, typer.Option(help="Each so many seconds.", min=5)] = None,
    at: Annotated[str, typer.Option(help="At this time of day in London, as in 03:30.")] = "",
    day: Annotated[int | None, typer.Option(help="On this day of each month alone.", min=1, max=28)] = None,
) -> None:
    """Say how often a schedule is done, or switch it off or on.  Upgrades leave it so."""
    from frankpledge.config.commands.working import set_how_often

    set_how_often(name, on, seconds, at, day)


@app.command()
def take_mail() -> None:
    """Take in one letter from standard input: for a mail server that hands over what comes for an address.

    Ends with 75 where the mail server is to try again later, and with 67 where the letter is nobody's here.
    """
    _django()
    from frankpledge.config.commands.mailing import take_in

    raise typer.Exit(take_in())


@app.command()
def add_partnership(
    slug: Annotated[str, typer.Argument(help="Its short name, as in addresses.")],
    name: Annotated[str, typer.Argument(help="Its full name.")],
    host: Annotated[str, typer.Option(help="The body that holds its money and records.")] = "",
) -> None:
    """Set up a partnership."""
    _django()
    from frankpledge.config.commands.setting_up import set_up_partnership

    set_up_partnership(slug, name, host)


@app.command()
def add_account(
    email: Annotated[str, typer.Argument(help="The address to sign in with.")],
    name: Annotated[str, typer.Argument(help="The person's name.")],
    partnership: Annotated[str, typer.Option(help="The partnership's short name.")],
    role: Annotated[str, typer.Option(help=f"What the account may do: {ROLES}.")] = "member",
) -> None:
    """Invite somebody to a role, and print the link with which they accept.

    They choose their password and a second factor when they open it.
    """
    _django()
    from frankpledge.config.commands.setting_up import invite_account

    invite_account(email, name, partnership, role)


@app.command()
def recover_account(
    email: Annotated[str, typer.Argument(help="The address that the account signs in with.")],
    partnership: Annotated[str, typer.Option(help="A partnership in which it holds a role, by its short name.")],
) -> None:
    """Ask that an account's lost second factor be removed, as the first of two: a coordinator or chair approves."""
    _django()
    from frankpledge.config.commands.setting_up import ask_for_recovery

    ask_for_recovery(email, partnership)


@app.command()
def backup(
    folder: Annotated[Path | None, typer.Option("--into", help="Where to write it.", metavar="FOLDER")] = None,
    to: Annotated[str, typer.Option(help="Public keys to encrypt to (age1…), with commas between.")] = "",
    keep: Annotated[int, typer.Option(help="How many backups to keep there; 0 keeps all.", min=0)] = 0,
) -> None:
    """Write all of the record into one encrypted file, while others go on working."""
    _django()
    from frankpledge.config.commands.copying import make_backup

    raise typer.Exit(make_backup(folder, to, keep))


@app.command()
def backup_key(file: Annotated[Path, typer.Argument(help="A new file for the private key.", metavar="FILE")]) -> None:
    """Make the pair of keys for backups: best on another machine, and the file is kept away from this one."""
    from frankpledge.config.commands.copying import make_key

    make_key(file)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="The backup.", metavar="FILE")],
    identity: Annotated[Path, typer.Option(help="The file with the private key.", metavar="KEYFILE")],
    check: Annotated[bool, typer.Option("--check", help="Read it to its end and restore nothing.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="In the place of the record that is here.")] = False,
    even_if_newer: Annotated[
        bool, typer.Option("--even-if-newer", help="Even where the record here is newer than the backup.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask once more before a record is replaced.")] = False,
) -> None:
    """Restore a backup, whole or not at all, in the database and folder that the settings say."""
    _django()
    from frankpledge.config.commands import copying

    if check:
        raise typer.Exit(copying.check_backup(file, identity))
    raise typer.Exit(copying.restore_backup(file, identity, replace=replace, even_if_newer=even_if_newer, sure=yes))


@app.command()
def move(
    to: Annotated[str, typer.Option(help="An empty database: postgresql://user:password@host/name.")],
) -> None:
    """Move the record from SQLite to PostgreSQL whole, and leave the source as it was."""
    _django()
    from frankpledge.config.commands.copying import move_record

    raise typer.Exit(move_record(to))


@ledger_app.command("verify")
def verify_ledger(
    anchors: Annotated[
        list[Path] | None, typer.Option("--anchors", help="A file of anchors that was kept elsewhere.", metavar="FILE")
    ] = None,
    anchor: Annotated[
        list[str] | None, typer.Option("--anchor", help="An anchor as a letter gives it.", metavar="PLACE:DIGEST")
    ] = None,
) -> None:
    """Find lines of the ledger that were altered, removed, reordered or cut off."""
    _django()
    from frankpledge.config.commands.ledger import verify_ledger as verify

    raise typer.Exit(verify(anchors or [], anchor or []))


@ledger_app.command("seal")
def seal_ledger() -> None:
    """Seal the lines that no worker has sealed yet."""
    _django()
    from frankpledge.config.commands.ledger import seal_now

    seal_now()


@ledger_app.command("seen-from")
def ledger_seen_from(
    address: Annotated[str, typer.Argument(help="A network address, as in 192.0.2.7.", metavar="ADDRESS")],
) -> None:
    """Print the mark that lines from a network address have."""
    _django()
    from frankpledge.config.commands.ledger import mark_of

    mark_of(address)


@ledger_app.command("anchor")
def anchor_ledger() -> None:
    """Keep the end of the ledger outside the database, and print it."""
    _django()
    from frankpledge.config.commands.ledger import anchor_now

    anchor_now()


def _django() -> None:
    """Make the settings and areas ready; stop, saying what to do, where a setting is wrong."""
    from frankpledge.config.contradictions import faults

    if found := faults():
        typer.echo("\n".join(found), err=True)
        raise typer.Exit(1)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frankpledge.config.settings")
    import django

    django.setup()


@app.command()
def retention(
    partnership: Annotated[str, typer.Option(help="The partnership's short name.")],
    again: Annotated[
        bool, typer.Option("--again", help="After a restore: destroy again what two people had destroyed before.")
    ] = False,
) -> None:
    """Say what retention rules would have destroyed or reviewed today.  Nothing is destroyed by looking."""
    _django()
    from frankpledge.config.commands.retention import destroy_again, say_due

    raise typer.Exit(destroy_again(partnership) if again else say_due(partnership))
