/* tests/unit/model/yaml_testing.h - texts of YAML for tests: read, and made long. */
#ifndef YAML_TESTING_H
#define YAML_TESTING_H

#include "model/yaml/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(cases) (sizeof(cases) / sizeof((cases)[0]))

static inline const struct value *read(const char *text)
{
    const struct value *v = NULL;
    struct err *e = yaml_read(&v, str_of(text));

    if (e != NULL)
        fail_msg("'%s': %s", text, e->text);
    return v;
}

static inline char *repeat(const char *piece, size_t count)
{
    size_t len = strlen(piece);
    char *text = malloc(len * count + 1);

    for (size_t i = 0; i < count; i++)
        memcpy(text + i * len, piece, len);
    text[len * count] = '\0';
    return text;
}

#endif
