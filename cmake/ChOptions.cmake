# SPDX-License-Identifier: Apache-2.0
# ch_options: the one place for language level, warnings and Qt's strictness switches.
option(CH_TESTS "Build the tests" ON)
option(CH_WERROR "Treat warnings as errors" OFF)
option(CH_FUZZ "Build the fuzzers (clang), everything instrumented for them" OFF)
option(CH_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_AUTOMOC OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # The sloppiness is what ccache asks for before it caches anything that uses a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${CCACHE_PROGRAM})
endif()

add_library(ch_options INTERFACE)
target_include_directories(ch_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(ch_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_CONTEXTLESS_CONNECT QT_STRICT_ITERATORS
    QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_NO_KEYWORDS
    CH_VERSION="${PROJECT_VERSION}")
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(ch_options INTERFACE
        # Designated initialisers name what differs from the default; the rest is meant to be left out.
        -Wall -Wextra -Wno-missing-field-initializers -Wshadow -Wold-style-cast -Woverloaded-virtual -Wnon-virtual-dtor
        $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
    if(CH_WERROR)
        target_compile_options(ch_options INTERFACE -Werror)
    endif()
    if(CH_SANITIZE)
        target_compile_options(ch_options INTERFACE
            -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
        target_link_options(ch_options INTERFACE -fsanitize=address,undefined)
    endif()
    if(CH_FUZZ)
        target_compile_options(ch_options INTERFACE -fsanitize=fuzzer-no-link
            -fsanitize-ignorelist=${CMAKE_SOURCE_DIR}/tests/fuzz/sanitizers.txt)
    endif()
endif()
