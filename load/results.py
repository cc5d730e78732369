"""What validation found: the checks, the refused rows, and a summary for the manifest."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from load.rules.rule import Severity

Scalar = str | int | float | bool | None


class CheckResult(BaseModel):
    """One expectation and how it went.

    Attributes:
        table: The table that was checked.
        columns: The columns that it is about, the one to blame first.
        expectation: Type of the Great Expectations expectation.
        statement: What is expected, in a sentence that is true of good data.
        severity: `critical` fails the date, `warning` is reported.
        success: Whether it was met.
        rows: Rows judged.
        unexpected: Rows that broke it.
        observed: What was seen, for expectations about a whole table or column.
        examples: Key and columns of the first rows that broke it.
        rule: The rule of `seeds.quality` that it stands for, of an expectation about a whole date.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    table: str
    columns: tuple[str, ...]
    expectation: str
    statement: str
    severity: Severity
    success: bool
    rows: int
    unexpected: int
    observed: str | None = None
    examples: tuple[dict[str, Scalar], ...] = ()
    rule: str | None = None

    @property
    def place(self) -> str:
        """Table and column, or the table where no single column is to blame."""
        return f"{self.table}.{self.columns[0]}" if self.columns else self.table

    @property
    def finding(self) -> str:
        """How many rows broke what, with examples."""
        found = f"{self.unexpected} of {self.rows} rows" if self.unexpected else "not met"
        seen = f", observed {self.observed}" if self.observed else ""
        examples = "; ".join(
            ", ".join(f"{name}={value!r}" for name, value in row.items()) for row in self.examples
        )
        such_as = f", such as {examples}" if examples else ""
        return f"expected that {self.statement}: {found}{seen}{such_as}"

    def __str__(self) -> str:
        return f"{self.place}: {self.finding}"


class QualityOutcome(BaseModel):
    """What a rule about the yield of the whole date has found.

    Attributes:
        rule: The rule.
        severity: `critical` fails the date, `warning` is reported.
        success: Whether it was met.
        finding: What was expected and, where it was not met, what was seen.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    severity: Severity
    success: bool
    finding: str


class ValidationSummary(BaseModel):
    """The outcome of validation, as the manifest keeps it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    publication_date: date
    success: bool
    checks: int
    failed: int
    warnings: int
    row_counts: dict[str, int]
    refused_rows: dict[str, int]
    quality: tuple[QualityOutcome, ...] = ()


class ValidationReport(BaseModel):
    """Everything that validation writes to `validation.json`.

    Attributes:
        publication_date: The date.
        great_expectations: Version of Great Expectations.
        row_counts: Rows of each table after refusals.
        refused_rows: Rows of each table that were moved to quarantine.
        checksums: SHA-256 of the staged files that were checked, by table.
        checks: All results, in the order of tables and columns.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    publication_date: date
    great_expectations: str
    row_counts: dict[str, int]
    refused_rows: dict[str, int]
    checksums: dict[str, str]
    checks: tuple[CheckResult, ...]

    @property
    def broken(self) -> tuple[CheckResult, ...]:
        """The critical checks that were not met."""
        return tuple(c for c in self.checks if not c.success and c.severity == "critical")

    @property
    def warnings(self) -> tuple[CheckResult, ...]:
        """The other checks that were not met."""
        return tuple(c for c in self.checks if not c.success and c.severity == "warning")

    @property
    def summary(self) -> ValidationSummary:
        """The outcome in numbers."""
        return ValidationSummary(
            publication_date=self.publication_date,
            success=not self.broken,
            checks=len(self.checks),
            failed=len(self.broken),
            warnings=len(self.warnings),
            row_counts=self.row_counts,
            refused_rows=self.refused_rows,
            quality=tuple(_quality(check, check.rule) for check in self.checks if check.rule),
        )


def _quality(check: CheckResult, rule: str) -> QualityOutcome:
    finding = f"expected that {check.statement}" if check.success else check.finding
    return QualityOutcome(
        rule=rule, severity=check.severity, success=check.success, finding=finding
    )
