#include "tests/unit/specgen/scenario_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void check(struct fixture *f, const char *path, const char *want)
{
    const struct spec_node *n = spec_find(f->result.spec, str_of(path));

    assert_non_null(n);
    assert_string_equal(arena_cstr(&f->arena, spec_why(&f->arena, &f->result, n)), want);
}

static void cpu_arithmetic_is_told_in_full(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.NanoCpus", "1500000000", NULL);
    check(&f, "windows.resources.cpu.maximum",
          "NanoCpus 1500000000 = 1.5 CPUs; / 4 processors of the host = 37.50 % -> 3750");
    check(&f, "windows.resources.cpu.count",
          "CpuCount is not set; written because another CPU value is");
    fixture_finish(&f);
    fixture_with(&f, "container.HostConfig.NanoCpus", "1000000000", "host.NumCPU", "1", NULL);
    check(&f, "windows.resources.cpu.maximum",
          "NanoCpus 1000000000 = 1 CPU; / 1 processor of the host = 100.00 % -> 10000");
    fixture_finish(&f);
    fixture_with(&f, "container.HostConfig.NanoCpus", "1500000000",
                 "container.HostConfig.Isolation", "\"hyperv\"", NULL);
    check(&f, "windows.resources.cpu.count",
          "NanoCpus 1500000000 = 1.5 CPUs, rounded up to 2 for Hyper-V");
    check(&f, "windows.resources.cpu.maximum",
          "NanoCpus 1500000000 = 1.5 CPUs; / 2 counted CPUs = 75.00 % -> 7500");
    check(&f, "windows.hyperv", "the container asks for 'hyperv' itself");
    fixture_finish(&f);
}

static void clamps_and_wraps_are_told(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.NanoCpus", "26214400000", NULL);
    check(&f, "windows.resources.cpu.maximum",
          "NanoCpus 26214400000 = 26.2144 CPUs; / 4 processors of the host = 655.36 % -> 65536; "
          "cut to 16 bits; at least 1");
    fixture_finish(&f);
    fixture_with(&f, "container.HostConfig.NanoCpus", "26214800000", NULL);
    check(&f, "windows.resources.cpu.maximum", /* 1 is what is left, not what is raised */
          "NanoCpus 26214800000 = 26.2148 CPUs; / 4 processors of the host = 655.37 % -> 65537; "
          "cut to 16 bits");
    fixture_finish(&f);
    fixture_with(&f, "container.HostConfig.CpuPercent", "700", NULL);
    check(&f, "windows.resources.cpu.maximum",
          "CpuPercent 700 cut to 16 bits = 700; x 100 = 70000; cut to 16 bits = 4464");
    fixture_finish(&f);
}

static void a_node_without_arithmetic_tells_what_it_was_made_from(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, NULL);
    check(&f, "ociVersion", spec_rule_info(RULE_VERSION).text);
    check(&f, "hostname", "Hostname as given; there is no Domainname");
    check(&f, "process.args[0]", "Path as given, the first of the arguments");
    check(&f, "process.args[2]", "Args[1] as given");
    check(&f, "windows.layerFolders[0]", "layer 1 of the image from the top");
    check(&f, "windows.layerFolders[1]", "the container's own writable layer, always the last");
    check(&f, "process.user.uid", "always 0: Windows has no numeric ids");
    check(&f, "windows.ignoreFlushesDuringBoot",
          "State.StartedAt holds no time: never started, the first boot");
    check(&f, "process.cwd", "WorkingDir is empty: C:\\ for Windows");
    fixture_finish(&f);
}

static void mounts_tell_what_they_were_sorted_by(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.Mounts",
                 "[{\"Source\":\"C:\\\\a\",\"Destination\":\"C:\\\\x\\\\y\"},"
                 "{\"Source\":\"C:\\\\b\",\"Destination\":\"d:\",\"RW\":true}]",
                 NULL);
    check(&f, "mounts[0]", "sorted by its destination's 0 backslashes once cleaned");
    check(&f, "mounts[1]", "sorted by its destination's 2 backslashes once cleaned");
    check(&f, "mounts[1].options[0]", "RW of Mounts[0] is false: read-only");
    fixture_finish(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cpu_arithmetic_is_told_in_full),
        cmocka_unit_test(clamps_and_wraps_are_told),
        cmocka_unit_test(a_node_without_arithmetic_tells_what_it_was_made_from),
        cmocka_unit_test(mounts_tell_what_they_were_sorted_by),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
