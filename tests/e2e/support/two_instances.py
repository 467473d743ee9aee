# SPDX-License-Identifier: Apache-2.0
"""Two instances of the service on one PostgreSQL database, in the place of one with a store of its own: clients go to the one and
to the other by turns."""

import itertools

from support.postgres_shop import PostgresShop


class TwoInstances:
    """Has what faults ask of an OrderService. What is not here is the first instance's."""

    def __init__(self, program, folder, options=()):
        self.shop = PostgresShop(program, folder, instances=2, options=options, started=False)
        self.instances = self.shop.instances
        # A token of one holds at the other.
        self.instances[1].tokens = self.instances[0].tokens
        self.turns = itertools.count()
        self.shop.__enter__()

    def __getattr__(self, name):
        return getattr(self.instances[0], name)

    def create(self, *arguments, **more):
        self.instances[0].create(*arguments, **more)
        return self

    def start(self, *options):
        for instance in self.instances:
            instance.start(*options)
        return self

    def stop(self):
        for instance in self.instances:
            instance.stop()

    def client(self, role="merchant", timeout=60):
        return self.instances[next(self.turns) % 2].client(role, timeout)

    def close(self):
        self.shop.__exit__()
