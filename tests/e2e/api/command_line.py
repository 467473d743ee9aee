#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What order-service says on the command line: exit codes, and a sentence that tells what to do next."""

import argparse
import os
import subprocess
import sys
import tempfile
import unittest

PROGRAM = None


def run(*words, environment=None, stdin=b""):
    """(exit code, stdout, stderr) of the program."""
    done = subprocess.run([PROGRAM, *words], input=stdin, capture_output=True, check=False, timeout=60,
                          env={**os.environ, **(environment or {})})
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class CommandLine(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.store = "sqlite:" + os.path.join(folder.name, "shop.db")

    def refused(self, code, wanted, *words, **more):
        status, out, err = run(*words, **more)
        self.assertEqual(status, code, err)
        self.assertEqual(out, "")
        for text in wanted:
            self.assertIn(text, err)
        self.assertNotRegex(err, "(?i)sqlite_|exception|terminate called")

    def test_a_worker_says_what_it_needs(self):
        self.refused(2, ["--amqp"], "worker", "--store", self.store, environment={"ORDER_SERVICE_AMQP": ""})
        self.refused(2, ["one writer", "postgresql://"], "worker", "--store", self.store, "--amqp", "amqp://localhost")
        self.refused(2, ["subcommand"], "dead-letters")
        self.assertEqual(os.listdir(self.folder), [])

    def test_addresses_of_a_broker_are_not_repeated(self):
        for address in ("amqps://shop:geheim@localhost?verify=verify_none", "amqp://shop:geheim@", "amqp://shop:ge/heim@localhost", "geheim", "http://shop:geheim@localhost"):
            for words in (["serve", "--store", self.store], ["worker", "--store", "postgresql://localhost/shop"], ["dead-letters", "list"]):
                with self.subTest(address=address, words=words):
                    status, out, err = run(*words, environment={"ORDER_SERVICE_AMQP": address})
                    self.assertEqual((status, out), (1, ""))
                    self.assertIn("amqp://", err)
                    self.assertNotIn("heim", err)
        # Nothing listens on port 1.
        status, _, err = run("dead-letters", "list", environment={"ORDER_SERVICE_AMQP": "amqp://shop:geheim@127.0.0.1:1"})
        self.assertEqual(status, 1)
        self.assertIn("127.0.0.1:1", err)
        self.assertNotIn("geheim", err)
        self.assertEqual(os.listdir(self.folder), [])

    def test_a_server_that_is_not_there_is_a_failure(self):
        # Nothing listens on port 1.
        nowhere = "postgresql://nobody@127.0.0.1:1/shop"
        self.refused(1, ["cannot be opened", "check that the server runs"], "serve", "--store", nowhere)
        self.refused(1, ["check the path"], "copy", "--from", self.store, "--to", nowhere)
        self.assertEqual(os.listdir(self.folder), [])

    def test_wrong_usage_is_2(self):
        for words in ([], ["srve"], ["serve", "--no-such-option"], ["serve", "--payment-timeout", "0"],
                      ["serve", "--payment-timeout", "soon"], ["user"], ["user", "add"], ["demo", "--orders", "-1"],
                      ["user", "add", "x", "--role", "boss"], ["serve", "--tls-cert", "cert.pem"]):
            with self.subTest(words=words):
                self.refused(2, ["--help"], *words)

    def test_an_unknown_command_is_named(self):
        self.refused(2, ["'srve'", "--help"], "srve", "--store", self.store)

    def test_help_and_version_are_0(self):
        for words in (["--help"], ["--version"], ["serve", "--help"], ["worker", "--help"]):
            status, out, err = run(*words)
            self.assertEqual((status, err), (0, ""))
            self.assertTrue(out)

    def test_stores_that_cannot_be_opened_say_what_to_do(self):
        self.refused(1, ["--store sqlite:FILE"], "serve", "--store", "mysql://localhost")
        self.refused(1, ["folder", "create it"], "serve", "--store", f"sqlite:{self.folder}/none/shop.db")
        self.refused(1, ["order-service init"], "audit", "--store", self.store)
        noise = os.path.join(self.folder, "noise.db")
        with open(noise, "wb") as file:
            file.write(b"This is no database. " * 100)
        self.refused(1, ["is not an order store"], "serve", "--store", "sqlite:" + noise)

    def test_demo_users_and_passwords(self):
        status, out, _ = run("demo", "--store", self.store, "--orders", "5")
        self.assertEqual(status, 0)
        self.assertIn("order-service serve --store", out)
        self.refused(1, ["--store"], "demo", "--store", self.store)
        self.refused(1, ["8 to 128"], "user", "add", "x", "--role", "manager", "--store", self.store, stdin=b"short")
        self.refused(1, ["last merchant"], "user", "remove", "merchant", "--store", self.store)
        status, out, _ = run("user", "list", "--store", self.store)
        self.assertEqual([line.split()[0] for line in out.splitlines()], ["manager", "merchant", "warehouse"])


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--service", required=True)
    options, rest = arguments.parse_known_args()
    PROGRAM = options.service
    unittest.main(argv=[sys.argv[0], *rest])
