"""A mailbox on this machine that is really read over IMAP, within TLS: as much of the protocol as that takes."""

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER, PASSWORD = "replies", "a long word"


class Box:
    """Folders with letters by their numbers; `moves` is whether the server moves letters in one command."""

    def __init__(self, *, moves: bool = True) -> None:
        self.folders: dict[str, dict[int, bytes]] = {"INBOX": {}}
        self.deleted: set[int] = set()
        self.moves, self.next = moves, 1

    def put(self, content: bytes, folder: str = "INBOX") -> None:
        """Put a letter into a folder."""
        self.folders[folder][self.next] = content
        self.next += 1


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address, daemon_threads = True, True

    def __init__(self, box: Box, certificate: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.box = box
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self.socket = context.wrap_socket(self.socket, server_side=True)

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever goes away within a word has gone."""


class _Session(socketserver.StreamRequestHandler):
    server: _Server
    folder = ""

    def handle(self) -> None:
        self.say("* OK a test")
        while line := self.rfile.readline().decode().strip():
            tag, _, rest = line.partition(" ")
            word, _, told = rest.partition(" ")
            if word.upper() == "UID":
                word, _, told = told.partition(" ")
            answer = getattr(self, f"do_{word.lower()}", None)
            self.say(f"{tag} {answer(told) if answer else 'BAD'} that was all")
            if word.upper() == "LOGOUT":
                return

    def say(self, words: str, content: bytes | None = None) -> None:
        """Say a line, with a letter in it where there is one."""
        if content is not None:
            self.wfile.write(f"{words} {{{len(content)}}}\r\n".encode() + content + b")\r\n")
        else:
            self.wfile.write(f"{words}\r\n".encode())

    def do_capability(self, told: str) -> str:
        self.say("* CAPABILITY IMAP4rev1" + (" MOVE UIDPLUS" if self.server.box.moves else ""))
        return "OK"

    def do_login(self, told: str) -> str:
        return "OK" if told == f'{USER} "{PASSWORD}"' else "NO"

    def do_logout(self, told: str) -> str:
        self.say("* BYE")
        return "OK"

    def do_create(self, told: str) -> str:
        name = told.strip('"')
        if name in self.server.box.folders:
            return "NO it is there"
        self.server.box.folders[name] = {}
        return "OK"

    def do_select(self, told: str) -> str:
        self.folder = told.strip('"')
        if self.folder not in self.server.box.folders:
            return "NO"
        self.say(f"* {len(self._letters)} EXISTS")
        return "OK"

    do_examine = do_select

    @property
    def _letters(self) -> dict[int, bytes]:
        return self.server.box.folders[self.folder]

    def do_search(self, told: str) -> str:
        self.say("* SEARCH " + " ".join(str(n) for n in self._letters if n not in self.server.box.deleted))
        return "OK"

    def do_fetch(self, told: str) -> str:
        number, most = re.fullmatch(r"(\d+) \(BODY\.PEEK\[\]<0\.(\d+)>\)", told).groups()  # type: ignore[union-attr]
        if int(number) in self._letters:
            self.say(f"* 1 FETCH (UID {number} BODY[]<0>", self._letters[int(number)][: int(most)])
        return "OK"

    def do_move(self, told: str) -> str:
        number, _, folder = told.partition(" ")
        self.server.box.folders[folder.strip('"')][int(number)] = self._letters.pop(int(number))
        return "OK"

    def do_copy(self, told: str) -> str:
        number, _, folder = told.partition(" ")
        self.server.box.folders[folder.strip('"')][int(number)] = self._letters[int(number)]
        return "OK"

    def do_store(self, told: str) -> str:
        self.server.box.deleted.add(int(told.partition(" ")[0]))
        return "OK"


@contextmanager
def mailbox(certificate: Path, *, moves: bool = True) -> Iterator[tuple[Box, int]]:
    """A mailbox, and the port at which it is read."""
    box = Box(moves=moves)
    with _Server(box, certificate) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield box, int(server.server_address[1])
        finally:
            server.shutdown()
