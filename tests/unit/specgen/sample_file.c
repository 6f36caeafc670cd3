#include "tests/unit/specgen/sample_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define LONGEST_SAMPLE 65536

const char *const sample_names[SAMPLE_COUNT] = {
    "ecs-linux-domain-joined-oneline.json",
    "ecs-linux-domainless-plugininput-object.json",
    "ecs-windows-integ.json",
    "ms-docs-domain-joined.json",
    "ms-docs-non-domain-joined-ccg.json",
    "ms-docs-troubleshooting-0.json",
    "ms-docs-troubleshooting-1.json",
    "ms-old-steps-oneline.json",
    "not-a-credspec-ecs-agent-state.json",
};

struct str sample_read(struct arena *a, const char *name)
{
    char path[4096];
    char *bytes = arena_alloc(a, LONGEST_SAMPLE);
    FILE *f;
    size_t len;

    (void)snprintf(path, sizeof(path), "%s/credspec/%s", TEST_DATA_DIR, name);
    f = fopen(path, "rb");
    if (f == NULL || bytes == NULL)
        fail_msg("cannot read %s", path);
    len = fread(bytes, 1, LONGEST_SAMPLE, f);
    (void)fclose(f);
    assert_in_range(len, 1, LONGEST_SAMPLE - 1);
    return (struct str){bytes, len};
}

bool sample_has_plugin(const char *name)
{
    return strstr(name, "plugininput") != NULL || strstr(name, "ccg") != NULL ||
           strstr(name, "troubleshooting-1") != NULL;
}
