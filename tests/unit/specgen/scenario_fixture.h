/* tests/unit/specgen/scenario_fixture.h - a scenario in JSON, generated.
 *
 * The base is a Windows container on a server host; a test says only what differs:
 * fixture_with(&f, "container.HostConfig.NanoCpus", "1500000000", ...).
 * Values are JSON. Failing to read any of it fails the running test. */
#ifndef TESTS_SCENARIO_FIXTURE_H
#define TESTS_SCENARIO_FIXTURE_H

#include "specgen/specgen.h"

struct fixture {
    const struct value *root;
    struct mdl_doc *doc;
    struct arena arena;
    struct spec_result result;
};

/* Pairs of path and JSON value, ended by NULL. A value of NULL removes the key. */
void fixture_with(struct fixture *f, ...);
void fixture_finish(struct fixture *f);

/* The value at a spec path as JSON; "-" when there is no such path. In the fixture's arena. */
const char *fixture_at(struct fixture *f, const char *path);

/* The first finding about that field, or NULL. */
const struct spec_finding *fixture_finding(const struct fixture *f, enum mdl_field_id field);

#endif
