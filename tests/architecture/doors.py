"""A contract for import-linter: some rooms of an area are closed to every other area."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class DoorsContract(Contract):
    """Refuse an import of `<package>.<area>.<room>` from another area.

    `package` is the package that the areas stand in, `rooms` the names of the closed rooms.
    """

    package = fields.StringField()
    rooms = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Look at every import of a closed room; its own area may, and no other."""
        through = [
            (importer, module)
            for module in graph.modules
            if self._is_closed(module)
            for importer in graph.find_modules_that_directly_import(module)
            if self._area(importer) != self._area(module)
        ]
        return ContractCheck(kept=not through, metadata={"through": sorted(through)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Say which import goes through which door."""
        for importer, module in check.metadata["through"]:
            output.print_error(f"{importer} imports {module}: use that area's queries, changes or models.")

    def _is_closed(self, module: str) -> bool:
        parts = module.removeprefix(f"{self.package}.").split(".")
        return module.startswith(f"{self.package}.") and len(parts) > 1 and parts[1] in self.rooms

    def _area(self, module: str) -> str:
        return module.removeprefix(f"{self.package}.").split(".")[0]
