#include "tests/unit/specgen/lint_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

const struct credential_context lint_nothing_known = {{NULL, 0}, 0, false};

static bool rule_seen[RULE_COUNT];

static const char *severity_name(enum credential_severity s)
{
    static const char names[][8] = {
        [CREDENTIAL_INFO] = "info", [CREDENTIAL_WARNING] = "warning", [CREDENTIAL_ERROR] = "error"};

    return names[s];
}

int lint_set_up(void **state)
{
    struct lint *l = calloc(1, sizeof(*l));

    if (l != NULL)
        arena_init(&l->a);
    *state = l;
    return l == NULL;
}

int lint_tear_down(void **state)
{
    struct lint *l = *state;

    arena_finish(&l->a);
    free(l);
    return 0;
}

void lint_data(struct lint *l, struct str data, const struct credential_context *context)
{
    size_t count = 0;

    assert_true(credential_lint(&l->report, &l->a, data, context));
    for (const struct credential_problem *p = l->report.problems; p != NULL; p = p->next) {
        assert_true(p->text.len > 0 && p->remedy.len > 0);
        assert_true(str_starts(str_of(spec_rule_info(p->rule).id), STR_LIT("LINT-")));
        rule_seen[p->rule] = true;
        count++;
    }
    assert_int_equal(l->report.count > CREDENTIAL_PROBLEMS_MAX ? CREDENTIAL_PROBLEMS_MAX
                                                               : l->report.count,
                     count);
}

void lint_run(struct lint *l, const char *data)
{
    lint_data(l, str_of(data), &lint_nothing_known);
}

struct str lint_with(struct lint *l, const char *base, const char *from, const char *to)
{
    const char *at = strstr(base, from);

    assert_non_null(at);
    assert_null(strstr(at + 1, from));
    return arena_printf(&l->a, "%.*s%s%s", (int)(at - base), base, to, at + strlen(from));
}

const char *lint_listing(struct lint *l)
{
    struct str all = STR_NONE;

    for (const struct credential_problem *p = l->report.problems; p != NULL; p = p->next)
        all =
            arena_printf(&l->a, "%.*s%s %s %.*s: %.*s\n", STR_FMT(all), severity_name(p->severity),
                         spec_rule_info(p->rule).id, STR_FMT(p->path), STR_FMT(p->text));
    return arena_cstr(&l->a, all);
}

const struct credential_problem *lint_only(struct lint *l)
{
    if (l->report.count != 1)
        fail_msg("%zu problems:\n%s", l->report.count, lint_listing(l));
    return l->report.problems;
}

const struct credential_problem *lint_find(struct lint *l, enum spec_rule rule, const char *path)
{
    for (const struct credential_problem *p = l->report.problems; p != NULL; p = p->next) {
        if (p->rule == rule && str_is(p->path, path))
            return p;
    }
    fail_msg("no %s at %s in:\n%s", spec_rule_info(rule).id, path, lint_listing(l));
    return NULL;
}

void lint_assert(struct lint *l, const struct credential_problem *p,
                 enum credential_severity severity, enum spec_rule rule, const char *path)
{
    if (p->severity != severity || p->rule != rule || !str_is(p->path, path))
        fail_msg("want %s %s %s, got:\n%s", severity_name(severity), spec_rule_info(rule).id, path,
                 lint_listing(l));
}

bool lint_contains(struct str text, const char *part)
{
    size_t len = strlen(part);

    for (size_t i = 0; i + len <= text.len; i++) {
        if (memcmp(text.s + i, part, len) == 0)
            return true;
    }
    return false;
}

void lint_check_faults(struct lint *l, const struct lint_fault *faults, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct lint_fault *f = &faults[i];
        const struct credential_problem *p;

        lint_data(l, lint_with(l, f->base, f->from, f->to), &lint_nothing_known);
        p = lint_only(l);
        lint_assert(l, p, f->severity, f->rule, f->path);
        if (!lint_contains(p->text, f->text))
            fail_msg("'%s' is not in: %s", f->text, lint_listing(l));
        assert_int_equal(l->report.error_count, f->severity == CREDENTIAL_ERROR);
        assert_int_equal(l->report.warning_count, f->severity == CREDENTIAL_WARNING);
        assert_true(p->line > 0 && p->column > 0);
    }
}

static bool is_of_values(size_t rule)
{
    static const enum spec_rule rules[] = {
        RULE_LINT_SID,          RULE_LINT_GUID,         RULE_LINT_MACHINE,
        RULE_LINT_DNS,          RULE_LINT_NETBIOS,      RULE_LINT_ACCOUNT,
        RULE_LINT_ONE_SCOPE,    RULE_LINT_CCG_VERSION,  RULE_LINT_PLUGIN_GUID,
        RULE_LINT_KNOWN_PLUGIN, RULE_LINT_PLUGIN_INPUT, RULE_LINT_SECRET,
        RULE_LINT_PLACEHOLDER,
    };

    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        if (rules[i] == rule)
            return true;
    }
    return false;
}

void lint_check_reached(bool of_values)
{
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (str_starts(str_of(spec_rule_info((enum spec_rule)i).id), STR_LIT("LINT-")) &&
            is_of_values(i) == of_values && !rule_seen[i])
            fail_msg("no test reaches %s", spec_rule_info((enum spec_rule)i).id);
    }
}
