/* What a container gets, row by row: limits, the command line, the drive, the network, secrets. */
#include "specgen/explain/effective.h"
#include "tests/unit/specgen/scenario_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct effective rows_of(struct fixture *f)
{
    struct effective e;

    assert_null(effective(&e, &f->arena, &f->result, NULL));
    return e;
}

static void assert_text(struct fixture *f, struct str got, const char *want)
{
    assert_string_equal(arena_cstr(&f->arena, got), want);
}

static void assert_has(struct fixture *f, struct str got, const char *part)
{
    if (strstr(arena_cstr(&f->arena, got), part) == NULL)
        fail_msg("'%.*s' lacks '%s'", STR_FMT(got), part);
}

/* ---- the rows ---- */

static void every_row_is_complete_whatever_is_set(void **state)
{
    static const char *const isolations[] = {"\"process\"", "\"hyperv\"", "\"\"", "\"odd\""};
    struct fixture f;

    (void)state;
    for (size_t i = 0; i < sizeof(isolations) / sizeof(isolations[0]); i++) {
        struct effective e;

        fixture_with(&f, "container.HostConfig.Isolation", isolations[i], NULL);
        e = rows_of(&f);
        for (int r = 0; r < EFFECTIVE_ROWS; r++) {
            assert_non_null(e.rows[r].title);
            assert_true(e.rows[r].gets.len > 0);
            assert_true(e.rows[r].source.len > 0);
            assert_true(e.rows[r].rule < RULE_COUNT);
        }
        fixture_finish(&f);
    }
}

static void a_rounding_loss_is_shown_with_its_arithmetic(void **state)
{
    struct fixture f;
    struct effective e;

    (void)state;
    fixture_with(&f, "container.HostConfig.NanoCpus", "300000000", "host.NumCPU", "64", NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_CPUS].set, "0.3 CPUs");
    assert_text(&f, e.rows[EFFECTIVE_CPUS].spec, "count 0, maximum 46");
    assert_text(&f, e.rows[EFFECTIVE_CPUS].gets, "0.2944 CPUs");
    assert_text(&f, e.rows[EFFECTIVE_CPUS].note,
                "46/10000 of 64 processors = 0.2944; 0.0056 CPUs less than asked for");
    assert_true(e.rows[EFFECTIVE_CPUS].surprises);
    assert_text(&f, e.rows[EFFECTIVE_VISIBLE].gets, "64");
    assert_text(&f, e.rows[EFFECTIVE_PERCENT].gets, "0.46 % of the host's processors");
    fixture_finish(&f);
}

static void a_hyperv_container_without_limits_gets_the_dated_defaults_of_the_vm(void **state)
{
    struct fixture f;
    struct effective e;

    (void)state;
    fixture_with(&f, "container.HostConfig.Isolation", "\"hyperv\"", NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_MEMORY].set, "");
    assert_text(&f, e.rows[EFFECTIVE_MEMORY].spec, "");
    assert_text(&f, e.rows[EFFECTIVE_MEMORY].gets, "1024 MiB");
    assert_int_equal(e.rows[EFFECTIVE_MEMORY].certainty, EFFECTIVE_DEFAULT);
    assert_has(&f, e.rows[EFFECTIVE_MEMORY].source, "hcsshim internal/uvm");
    assert_has(&f, e.rows[EFFECTIVE_MEMORY].source, "2026-11");
    assert_text(&f, e.rows[EFFECTIVE_VISIBLE].gets, "2");
    assert_int_equal(e.rows[EFFECTIVE_VISIBLE].certainty, EFFECTIVE_DEFAULT);
    fixture_finish(&f);
}

static void count_and_maximum_together_stay_unknown_under_process_isolation(void **state)
{
    struct fixture f;
    struct effective e;

    (void)state;
    fixture_with(&f, "container.HostConfig.NanoCpus", "1500000000", "container.HostConfig.CpuCount",
                 "2", NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_CPUS].gets, "unknown");
    assert_int_equal(e.rows[EFFECTIVE_CPUS].certainty, EFFECTIVE_OPEN);
    assert_text(&f, e.rows[EFFECTIVE_COUNT].gets, "unknown");
    fixture_finish(&f);
}

static void a_refusal_marks_the_row_that_it_is_about(void **state)
{
    struct fixture f;
    struct effective e;

    (void)state;
    fixture_with(&f, "container.HostConfig.Isolation", "\"hyperv\"", "container.HostConfig.Devices",
                 "[{\"PathOnHost\":\"class/5B45201D\"}]", NULL);
    e = rows_of(&f);
    assert_int_equal(e.rows[EFFECTIVE_DEVICES].certainty, EFFECTIVE_REFUSED);
    assert_has(&f, e.rows[EFFECTIVE_DEVICES].note, "not supported for HyperV");
    assert_text(&f, e.rows[EFFECTIVE_MEMORY].gets, "1024 MiB");
    fixture_finish(&f);
}

static void a_value_that_create_discards_is_shown_as_set(void **state)
{
    struct fixture written, built;
    struct effective e;

    (void)state;
    fixture_with(&written, "container.HostConfig.CpuCount", "2", "container.HostConfig.CpuShares",
                 "512", NULL);
    fixture_with(&built, "container.HostConfig.CpuCount", "2", NULL);
    assert_null(effective(&e, &built.arena, &built.result, written.doc));
    assert_text(&built, e.rows[EFFECTIVE_SHARES].set, "512");
    assert_text(&built, e.rows[EFFECTIVE_SHARES].gets, "the default weight");
    assert_text(&built, e.rows[EFFECTIVE_SHARES].note, "create discards the value");
    assert_int_equal(e.rows[EFFECTIVE_SHARES].rule, RULE_PRE_DISCARD);
    assert_text(&built, e.rows[EFFECTIVE_CPUS].gets, "2 CPUs");
    fixture_finish(&written);
    fixture_finish(&built);
}

static void a_raw_credential_spec_is_not_shown(void **state)
{
    struct fixture f;
    struct effective e;

    (void)state;
    fixture_with(&f, "container.HostConfig.SecurityOpt",
                 "[\"credentialspec=RAW://{\\\"ActiveDirectoryConfig\\\":{"
                 "\\\"GroupManagedServiceAccounts\\\":[{\\\"Name\\\":\\\"web\\\"}]},\\\"p\\\":"
                 "\\\"secret\\\"}\"]",
                 NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_IDENTITY].gets, "gMSA web");
    assert_text(&f, e.rows[EFFECTIVE_IDENTITY].set, "credentialspec=RAW://(87 bytes)");
    fixture_finish(&f);
}

static void lists_are_told_in_short(void **state)
{
    struct fixture f;
    struct effective e;

    (void)state;
    fixture_with(&f, "container.Mounts",
                 "[{\"Source\":\"C:\\\\s\",\"Destination\":\"C:\\\\a\",\"RW\":true},"
                 "{\"Source\":\"C:\\\\s\",\"Destination\":\"C:\\\\b\"},"
                 "{\"Source\":\"C:\\\\s\",\"Destination\":\"C:\\\\c\",\"RW\":true},"
                 "{\"Source\":\"C:\\\\s\",\"Destination\":\"C:\\\\d\",\"RW\":true},"
                 "{\"Source\":\"C:\\\\s\",\"Destination\":\"C:\\\\e\",\"RW\":true}]",
                 NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_MOUNTS].set, "5 mounts");
    assert_text(&f, e.rows[EFFECTIVE_MOUNTS].gets, "C:\\a, C:\\b (ro), C:\\c and 2 more");
    fixture_finish(&f);
}

static void joining_a_network_is_unknown_under_hyperv(void **state)
{
    struct fixture f;
    struct effective e;

    (void)state;
    fixture_with(&f, "container.HostConfig.NetworkMode", "\"container:db\"",
                 "container.NetworkSharedContainerID", "\"db1\"", NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_SHARING].gets, "that of container db1");
    fixture_finish(&f);
    fixture_with(&f, "container.HostConfig.NetworkMode", "\"container:db\"",
                 "container.NetworkSharedContainerID", "\"db1\"", "host.DefaultIsolation",
                 "\"hyperv\"", NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_SHARING].gets, "unknown");
    fixture_finish(&f);
}

static void a_linux_container_ignores_devices_and_storage_limits(void **state)
{
    struct fixture f;
    struct effective e;

    (void)state;
    fixture_with(&f, "host.Images", "[{\"Id\":\"img\",\"OS\":\"linux\",\"LayerFolders\":[\"a\"]}]",
                 "host.LCOWSupported", "true", "container.HostConfig.IOMaximumIOps", "10",
                 "container.HostConfig.Devices", "[{\"PathOnHost\":\"class/x\"}]", NULL);
    e = rows_of(&f);
    assert_true(e.vm);
    assert_has(&f, e.rows[EFFECTIVE_IOPS].gets, "not applied");
    assert_text(&f, e.rows[EFFECTIVE_DEVICES].gets, "none");
    assert_true(e.rows[EFFECTIVE_DEVICES].surprises);
    assert_has(&f, e.rows[EFFECTIVE_ISOLATION].gets, "Hyper-V");
    fixture_finish(&f);
}

/* ---- program, memory, drive, identity, readers --------------------------------------------- */

static void the_command_line_is_what_windows_gets(void **state)
{
    struct fixture f;
    struct effective e;

    (void)state;
    fixture_with(&f, "container.Path", "\"cmd\"", "container.Args",
                 "[\"/S\",\"/C\",\"\",\"say \\\"hi\\\" \\\\\"]", NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_PROGRAM].gets, "cmd /S /C \"\" \"say \\\"hi\\\" \\\\\"");
    fixture_finish(&f);
    fixture_with(&f, "container.Path", "\"cmd /S /C dir\"", "container.Args", "[]",
                 "container.Config.ArgsEscaped", "true", NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_PROGRAM].gets, "cmd /S /C dir");
    assert_text(&f, e.rows[EFFECTIVE_PROGRAM].spec, "commandLine");
    fixture_finish(&f);
}

static void visible_memory_is_the_hosts_or_the_vms(void **state)
{
    struct fixture f;
    struct effective e;

    (void)state;
    fixture_with(&f, "container.HostConfig.Memory", "83886080", NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_VISIBLE_MEMORY].gets, "all of the host's");
    assert_true(e.rows[EFFECTIVE_VISIBLE_MEMORY].surprises);
    fixture_finish(&f);
    fixture_with(&f, "container.HostConfig.Memory", "2147483648", "container.HostConfig.Isolation",
                 "\"hyperv\"", NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_VISIBLE_MEMORY].gets, "the VM's: 2048 MiB");
    fixture_finish(&f);
}

static void the_system_drive_has_a_size(void **state)
{
    struct fixture f;
    struct effective e;

    (void)state;
    fixture_with(&f, "engine", "\"moby-20.10\"", NULL);
    e = rows_of(&f);
    assert_has(&f, e.rows[EFFECTIVE_SYSTEM_DRIVE].gets, "20 GB");
    fixture_finish(&f);
    fixture_with(&f, "engine", "\"moby-27\"", NULL);
    e = rows_of(&f);
    assert_has(&f, e.rows[EFFECTIVE_SYSTEM_DRIVE].gets, "127 GB");
    fixture_finish(&f);
    fixture_with(&f, "host.StorageOpts", "[\"lcow.timeout=9\",\"Size=45G\"]", NULL);
    e = rows_of(&f);
    assert_has(&f, e.rows[EFFECTIVE_SYSTEM_DRIVE].gets, "45G, the daemon's");
    fixture_finish(&f);
    fixture_with(&f, "container.HostConfig.StorageOpt", "{\"Size\":\"50G\"}", NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_SYSTEM_DRIVE].gets, "50G");
    fixture_finish(&f);
    fixture_with(&f, "host.Images", "[{\"Id\":\"img\",\"OS\":\"linux\",\"LayerFolders\":[\"a\"]}]",
                 "host.LCOWSupported", "true", NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_SYSTEM_DRIVE].gets, "unknown");
    assert_has(&f, e.rows[EFFECTIVE_SYSTEM_DRIVE].note, "no C:");
    fixture_finish(&f);
}

#define GMSA                                                                                       \
    "[\"credentialspec=raw://{\\\"DomainJoinConfig\\\":{\\\"MachineAccountName\\\":\\\"web\\\"},"  \
    "\\\"ActiveDirectoryConfig\\\":{\\\"GroupManagedServiceAccounts\\\":["                         \
    "{\\\"Name\\\":\\\"web\\\",\\\"Scope\\\":\\\"C\\\"},"                                          \
    "{\\\"Name\\\":\\\"logs\\\",\\\"Scope\\\":\\\"c.example\\\"}]}}\"]"

static void who_the_process_is_on_the_network(void **state)
{
    static const struct {
        const char *user, *gets;
    } cases[] = {
        {"\"\"", "gMSA web"},
        {"\"NT AUTHORITY\\\\NETWORK SERVICE\"", "gMSA web"},
        {"\"app\"", "gMSA web for SYSTEM and NETWORK SERVICE; none for the process, app"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct fixture f;
        struct effective e;

        fixture_with(&f, "container.HostConfig.SecurityOpt", GMSA, "container.Config.User",
                     cases[i].user, NULL);
        e = rows_of(&f);
        assert_text(&f, e.rows[EFFECTIVE_IDENTITY].gets, cases[i].gets);
        assert_text(&f, e.rows[EFFECTIVE_ACCOUNTS].gets, "logs (c.example)");
        fixture_finish(&f);
    }
}

static void who_can_read_secrets(void **state)
{
    static const struct {
        const char *user, *gets;
    } cases[] = {
        {"\"\"", "read-only; administrators and SYSTEM can read them"},
        {"\"ContainerUser\"", "the process, ContainerUser, cannot"},
        {"\"app\"", "the process, app, only if it is an administrator"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct fixture f;
        struct effective e;

        fixture_with(&f, "container.SecretReferences", "[{\"SecretID\":\"s\"}]",
                     "container.Config.User", cases[i].user, NULL);
        e = rows_of(&f);
        assert_has(&f, e.rows[EFFECTIVE_READERS].gets, cases[i].gets);
        fixture_finish(&f);
    }
}

static void a_value_of_the_spec_that_rests_on_what_nobody_said_is_marked(void **state)
{
    struct fixture f;
    struct effective e;

    (void)state;
    fixture_with(&f, "container.HostConfig.NanoCpus", "1000000000", "host.Sources",
                 "{\"NumCPU\":\"assumed: 4 processors\"}", NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_CPUS].spec, "count 0, maximum 2500?");
    assert_text(&f, e.rows[EFFECTIVE_CPUS].gets, "1 CPU");
    assert_int_equal(e.rows[EFFECTIVE_CPUS].certainty, EFFECTIVE_KNOWN);
    assert_true(e.rows[EFFECTIVE_CPUS].spec_open);
    assert_has(&f, e.rows[EFFECTIVE_CPUS].note, "not known: How many processors has the host?");
    assert_true(e.rows[EFFECTIVE_PERCENT].spec_open);
    assert_false(e.rows[EFFECTIVE_SHARES].spec_open);
    fixture_finish(&f);
    fixture_with(&f, "container.HostConfig.NanoCpus", "1000000000", NULL);
    e = rows_of(&f);
    assert_text(&f, e.rows[EFFECTIVE_CPUS].spec, "count 0, maximum 2500");
    assert_false(e.rows[EFFECTIVE_CPUS].spec_open);
    assert_false(e.rows[EFFECTIVE_ROOT].spec_open);
    fixture_finish(&f);
    fixture_with(&f, "host.Sources", "{\"container.BaseFS\":\"assumed: a placeholder\"}", NULL);
    e = rows_of(&f);
    assert_true(e.rows[EFFECTIVE_ROOT].spec_open);
    assert_int_equal(e.rows[EFFECTIVE_ROOT].set.len, 0);
    assert_has(&f, e.rows[EFFECTIVE_ROOT].spec, "\"?");
    assert_has(&f, e.rows[EFFECTIVE_ROOT].note, "nobody told the container's BaseFS");
    fixture_finish(&f);
    fixture_with(&f, "container.HostConfig.CpuCount", "3", "host.NumCPU", "1", NULL);
    e = rows_of(&f);
    assert_has(&f, e.rows[EFFECTIVE_COUNT].note, "the host's 1 processor");
    assert_null(strstr(arena_cstr(&f.arena, e.rows[EFFECTIVE_COUNT].note), "1 processors"));
    fixture_finish(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_command_line_is_what_windows_gets),
        cmocka_unit_test(visible_memory_is_the_hosts_or_the_vms),
        cmocka_unit_test(the_system_drive_has_a_size),
        cmocka_unit_test(who_the_process_is_on_the_network),
        cmocka_unit_test(who_can_read_secrets),
        cmocka_unit_test(every_row_is_complete_whatever_is_set),
        cmocka_unit_test(a_rounding_loss_is_shown_with_its_arithmetic),
        cmocka_unit_test(a_hyperv_container_without_limits_gets_the_dated_defaults_of_the_vm),
        cmocka_unit_test(count_and_maximum_together_stay_unknown_under_process_isolation),
        cmocka_unit_test(a_refusal_marks_the_row_that_it_is_about),
        cmocka_unit_test(a_value_that_create_discards_is_shown_as_set),
        cmocka_unit_test(a_raw_credential_spec_is_not_shown),
        cmocka_unit_test(lists_are_told_in_short),
        cmocka_unit_test(joining_a_network_is_unknown_under_hyperv),
        cmocka_unit_test(a_linux_container_ignores_devices_and_storage_limits),
        cmocka_unit_test(a_value_of_the_spec_that_rests_on_what_nobody_said_is_marked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
