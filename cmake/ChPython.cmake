# SPDX-License-Identifier: Apache-2.0
# CH_PYTHON: the system's Python, for tests that need its packaged modules (yaml, jsonschema); another one that comes
# first on PATH does not see them.
find_program(CH_PYTHON NAMES python3 PATHS /usr/bin /opt/homebrew/bin /usr/local/bin NO_DEFAULT_PATH)
find_program(CH_PYTHON NAMES python3 python REQUIRED)
