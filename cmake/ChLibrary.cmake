# SPDX-License-Identifier: Apache-2.0
# One static library per folder, one executable per test class; sources are found by folder, so adding a file needs no edit here.

# ch_library(NAME PUBLIC dep... PRIVATE dep...): every .cpp of the calling folder.
function(ch_library name)
    cmake_parse_arguments(ARG "" "" "PUBLIC;PRIVATE" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC ch_options Qt6::Core ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
    target_precompile_headers(${name} REUSE_FROM ch_pch)
endfunction()

# ch_tests(PREFIX LIBS lib... [LABELS label...] [BOTH_ENGINES]): each tst_*.cpp of the calling folder is one Qt Test
# executable, which BOTH_ENGINES runs a second time with its stores on PostgreSQL.
function(ch_tests prefix)
    cmake_parse_arguments(ARG "BOTH_ENGINES" "" "LIBS;LABELS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS tst_*.cpp)
    foreach(source IN LISTS sources)
        get_filename_component(base ${source} NAME_WE)
        string(REPLACE "tst_" "${prefix}_" name ${base})
        add_executable(${name} ${source})
        set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests/bin)
        target_link_libraries(${name} PRIVATE ch_options Qt6::Test ${ARG_LIBS})
        target_precompile_headers(${name} REUSE_FROM ch_pch)
        add_test(NAME ${name} COMMAND ${name})
        # A test that crashes has to end: Qt's own stack trace calls gdb, which may wait for ever.
        set_tests_properties(${name} PROPERTIES TIMEOUT 300 LABELS "unit;asan;${ARG_LABELS}"
                             ENVIRONMENT QTEST_DISABLE_STACK_DUMP=1)
        if(ARG_BOTH_ENGINES)
            add_test(NAME ${name}_postgresql COMMAND ${name})
            set_tests_properties(${name}_postgresql PROPERTIES TIMEOUT 300 LABELS "postgresql"
                FIXTURES_REQUIRED postgresql
                ENVIRONMENT "QTEST_DISABLE_STACK_DUMP=1;CH_TEST_POSTGRESQL=${CMAKE_BINARY_DIR}/tests/postgresql.url")
        endif()
    endforeach()
endfunction()
