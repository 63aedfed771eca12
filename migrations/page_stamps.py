"""Triggers that change a page's stamp whenever a row behind the page changes, in the same transaction.

Whoever rebuilds one of these tables (`op.batch_alter_table` on SQLite drops its triggers) calls `unstamp` before
and `stamp` after; whoever adds a table that public pages show calls `stamp` for it, with its article.

The site's own stamp has the number 0. On PostgreSQL it is taken at commit, after every other lock of an act.
"""

from __future__ import annotations

from alembic import op

VERBS = {"insert": "NEW", "update": "NEW", "delete": "OLD"}
OF_VERSION = "(SELECT v.article_id FROM article_version v WHERE v.id = {row}.version_id)"
COUNT_UP = (
    "INSERT INTO page_stamp (article_id, value) SELECT {article}, 1 WHERE {article} IS NOT NULL"
    " ON CONFLICT (article_id) DO UPDATE SET value = page_stamp.value + 1"
)
# On PostgreSQL a row that one transaction updates over and over gets slower each time, so the transaction's own
# number is the stamp: one update, however many rows change. Negative, it can never be one that was counted.
SIGNED = (
    "INSERT INTO page_stamp (article_id, value)"
    " SELECT {article}, -(pg_current_xact_id()::text::bigint) WHERE {article} IS NOT NULL"
    " ON CONFLICT (article_id) DO UPDATE SET value = EXCLUDED.value WHERE page_stamp.value <> EXCLUDED.value"
)


def stamp(table: str, *, article: str = "") -> None:
    """Let changes of a table count up the site's stamp, and that of an article.

    `article` is SQL for the article's number, with `{row}` for the changed row; without it, only the site's counts.
    """
    if op.get_bind().dialect.name == "sqlite":
        _stamp_sqlite(table, article)
    else:
        _stamp_postgresql(table, article)


def unstamp(table: str) -> None:
    """Take the triggers away, before a table is dropped or rebuilt."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in VERBS:
            op.execute(f"DROP TRIGGER IF EXISTS {table}_stamps_on_{verb}")
        return
    for scope in ("article", "site"):
        op.execute(f"DROP TRIGGER IF EXISTS {table}_stamps_{scope} ON {table}")
        op.execute(f"DROP FUNCTION IF EXISTS {table}_stamps_{scope}()")


def _stamp_sqlite(table: str, article: str) -> None:
    for verb, row in VERBS.items():
        counted = [COUNT_UP.format(article=each) for each in _numbers(article, row)]
        op.execute(
            f"CREATE TRIGGER {table}_stamps_on_{verb} AFTER {verb.upper()} ON {table}"
            f" BEGIN {'; '.join(counted)}; END"
        )


def _stamp_postgresql(table: str, article: str) -> None:
    if article:
        op.execute(_function(table, "article", *(article.format(row=row) for row in ("OLD", "NEW"))))
        op.execute(
            f"CREATE TRIGGER {table}_stamps_article AFTER INSERT OR UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {table}_stamps_article()"
        )
    op.execute(_function(table, "site", "0", "0"))
    op.execute(
        f"CREATE CONSTRAINT TRIGGER {table}_stamps_site AFTER INSERT OR UPDATE OR DELETE ON {table}"
        f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {table}_stamps_site()"
    )


def _function(table: str, scope: str, old: str, new: str) -> str:
    return (
        f"CREATE FUNCTION {table}_stamps_{scope}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF TG_OP = 'DELETE' THEN {SIGNED.format(article=old)}; RETURN OLD; END IF;"
        f" {SIGNED.format(article=new)}; RETURN NEW; END $$"
    )


def _numbers(article: str, row: str) -> tuple[str, ...]:
    return (article.format(row=row), "0") if article else ("0",)
