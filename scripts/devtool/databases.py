"""Databases of the checkout.

Three layers, each a quick copy of the one below:
* the base has Odoo's apps that the addon needs, with demo data and Russian; made once (half a minute);
* the image is a fresh installation of the addon on the base; made once for each state of the files;
* what a command works with (test, demo, ...) is a copy of the image (0.3 s).
A database carries the key of what it was made from as its comment, so no file can be out of step with it.
"""

import os
import shutil
from contextlib import contextmanager

import psycopg2
from psycopg2 import sql

from . import sources
from .console import Failure, say
from .locks import exclusive, try_lock
from .odoo import DATA_DIR
from .postgres import prefix
from .settings import LANGUAGES, MODULE, REPO, STATE, content_key, depends, digest, today


class Databases:
    def __init__(self, odoo):
        self.odoo = odoo
        self.prefix = prefix()

    # -- which database --------------------------------------------------------------------------

    @contextmanager
    def claim(self, purpose, exact=False):
        """Reserve a database name for this process.

        A second run of the same command gets a database of its own, or a message when it must be that one.
        """
        for number in range(1, 20):
            name = f"{self.prefix}{purpose}" + (f"_{number}" if number > 1 else "")
            if handle := try_lock(STATE / "locks" / f"db-{name}.lock"):
                with handle:
                    yield name
                return
            if exact:
                break
        raise Failure(f"the database {self.prefix}{purpose} is in use by another ./dev of this checkout")

    # -- plain operations ------------------------------------------------------------------------

    @contextmanager
    def cursor(self, database="postgres"):
        try:
            connection = psycopg2.connect(dbname=database)
        except psycopg2.OperationalError as error:
            raise Failure(f"no connection to PostgreSQL: {error}") from error
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                yield cursor
        finally:
            connection.close()

    def run(self, statement, *names):
        with self.cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def filestore(self, name):
        return DATA_DIR / "filestore" / name

    def key(self, name):
        """Return what the database was made from; None when it is not there or was left half made."""
        with self.cursor() as cursor:
            cursor.execute(
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name]
            )
            row = cursor.fetchone()
        return row[0] if row and self.filestore(name).is_dir() else None

    def set_key(self, name, key):
        with self.cursor() as cursor:
            cursor.execute(sql.SQL("COMMENT ON DATABASE {} IS %s").format(sql.Identifier(name)), [key])

    def drop(self, name):
        self.run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        shutil.rmtree(self.filestore(name), ignore_errors=True)

    def rename(self, old, new):
        self.drop(new)
        self.run("ALTER DATABASE {} RENAME TO {}", old, new)
        if self.filestore(old).is_dir():
            self.filestore(old).rename(self.filestore(new))
        self.filestore(new).mkdir(parents=True, exist_ok=True)

    def clone(self, source, name):
        """Copy a database that nobody works with; files of the filestore never change, so links will do."""
        self.drop(name)
        self.run("CREATE DATABASE {} TEMPLATE {}", name, source)
        shutil.copytree(self.filestore(source), self.filestore(name), copy_function=os.link)

    def names(self):
        with self.cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{self.prefix}%"])
            return [name for (name,) in cursor.fetchall()]

    def set_parameter(self, name, **values):
        with self.cursor(name) as cursor:
            for key, value in values.items():
                cursor.execute(
                    "INSERT INTO ir_config_parameter (key, value) VALUES (%s, %s) "
                    "ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value",
                    [key.replace("__", "."), value],
                )

    # -- layers ----------------------------------------------------------------------------------

    def base(self, demo=True):
        """Return the name and key of the base, making it when it is missing."""
        needed = ",".join(depends())
        # the first language named becomes the only one of a new database: English stays, users may have it
        languages = f"en_US,{LANGUAGES['ru']}"
        keys = {
            kind: digest(needed, sources.version(self.odoo.tree), kind, languages) for kind in (True, False)
        }
        key = keys[demo]
        name = f"{self.prefix}base_{key}"
        with exclusive("base"):
            if self.key(name) != key:
                self.drop_all("base", keep=keys.values())
                say(f"database with {needed}, {'demo data' if demo else 'no demo data'} and Russian (once)")
                draft = f"{name}_new"
                self.drop(draft)
                self.odoo.install(draft, "-i", needed, f"--load-language={languages}", demo=demo)
                self.supply_missing_script(draft)
                self.rename(draft, name)
                self.set_key(name, key)
        return name, key

    def supply_missing_script(self, name):
        """Put into the database what a bare Debian tree (as ODOO_HOME) lacks."""
        if sources.lacks_script(self.odoo.tree):
            with self.cursor(name) as cursor:
                cursor.execute(
                    "INSERT INTO ir_attachment (name, url, type, db_datas, mimetype, public, create_uid, write_date) "
                    "VALUES (%s, %s, 'binary', '/**/', 'text/javascript', true, 1, now() AT TIME ZONE 'UTC')",
                    [sources.MISSING_SCRIPT] * 2,
                )

    def fresh(self, name):
        """Make the database a fresh installation of the files as they are now."""
        if not (REPO / "__manifest__.py").exists():
            raise Failure(f"{REPO} has no __manifest__.py: there is nothing to install")
        base, base_key = self.base()
        content = content_key()
        # demo data may depend on the day
        key = digest(base_key, content, today())
        image = f"{self.prefix}image_{key}"
        with exclusive("image"):
            if self.key(image) != key:
                self.drop_all("image")
                say(f"installing {MODULE}")
                draft = f"{image}_new"
                self.clone(base, draft)
                self.odoo.install(draft, "-i", MODULE)
                self.rename(draft, image)
                self.set_key(image, key)
            self.clone(image, name)
        self.set_key(name, content)

    def drop_all(self, layer, keep=()):
        """Forget what was made from other files."""
        for name in self.names():
            if name.startswith(f"{self.prefix}{layer}_") and not name.endswith(tuple(keep)):
                self.drop(name)

    def update(self, name, always=False):
        """Bring an existing database up to the files as they are now; make it when it is missing."""
        installed = self.key(name)
        content = content_key()
        if not installed:
            self.fresh(name)
        elif always or installed != content:
            say(f"updating {MODULE} in {name}")
            # a key that fits nothing: an update that stops half way is not taken for a finished one
            self.set_key(name, "updating")
            self.odoo.install(name, "-u", MODULE, "--i18n-overwrite")
            self.set_key(name, content)

    def renew(self, name, always=False):
        """Replace a database that was made from other files; one that fits is kept, with all that is in it."""
        if always or self.key(name) != content_key():
            self.fresh(name)
