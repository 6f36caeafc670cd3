/* HEALTHCHECK: its options, and the command that is tried. */
#include "model/formats/dockerfile_build.h"

#include "model/base/num.h"
#include "model/client/duration.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

/* "--interval=30s" in front of a health check. */
struct health_option {
    const char *flag, *member; /* of Healthcheck */
    bool count;                /* a number, else a duration */
};

static const struct health_option health_options[] = {
    {"--interval=", "Interval", false},        {"--timeout=", "Timeout", false},
    {"--start-period=", "StartPeriod", false}, {"--start-interval=", "StartInterval", false},
    {"--retries=", "Retries", true},
};

/* The number that the option's value means: nanoseconds of a duration. False: *why not. */
static bool health_number(struct dockerfile_builder *b, int64_t *out, struct str *why,
                          const struct health_option *option, struct str text)
{
    uint64_t n = 0;

    if (!option->count)
        return client_duration(out, why, &b->out->arena, text);
    *why = STR_LIT("it is no number");
    if (num_uint64(&n, text) != NUM_OK || n > INT32_MAX)
        return false;
    *out = (int64_t)n;
    return true;
}

static void health_option(struct dockerfile_builder *b, struct str word)
{
    for (size_t i = 0; i < sizeof(health_options) / sizeof(health_options[0]); i++) {
        struct str flag = str_of(health_options[i].flag), why = STR_NONE, text;
        int64_t n = 0;

        if (!str_starts(word, flag))
            continue;
        text = dockerfile_expanded(b, str_cut(word, flag.len, word.len));
        if (health_number(b, &n, &why, &health_options[i], text))
            dockerfile_set_member(b, "Healthcheck", str_of(health_options[i].member),
                                  value_number(arena_printf(&b->out->arena, "%lld", (long long)n)));
        else
            dockerfile_note(b, NOTE_LEFT_OUT,
                            arena_printf(&b->out->arena, "'%.*s': %.*s",
                                         STR_FMT(str_cut(word, 0, 60)), STR_FMT(why)));
        return;
    }
    dockerfile_note(b, NOTE_LEFT_OUT,
                    arena_printf(&b->out->arena, "HEALTHCHECK has no option '%.*s'",
                                 STR_FMT(str_cut(word, 0, 60))));
}

/* Takes the options off the front of *rest. */
static void health_take_options(struct dockerfile_builder *b, struct str *rest)
{
    while (str_starts(*rest, STR_LIT("--"))) {
        size_t n = 0;

        while (n < rest->len && rest->s[n] != ' ' && rest->s[n] != '\t')
            n++;
        health_option(b, str_cut(*rest, 0, n));
        *rest = str_trim(str_cut(*rest, n, rest->len));
    }
}

void dockerfile_health(struct dockerfile_builder *b, struct str rest)
{
    const struct value *list;
    struct value *test = value_list();
    struct str line;

    dockerfile_set(b, "Healthcheck",
                   value_map()); /* the last one counts, with its own options alone */
    health_take_options(b, &rest);
    line = str_trim(str_cut(rest, 4, rest.len));
    list = dockerfile_json_form(b, line);
    if (str_eq_ascii_case(rest, STR_LIT("NONE"))) {
        test = made_push(test, value_string(STR_LIT("NONE")));
    } else if (!str_starts_ascii_case(rest, STR_LIT("CMD")) || line.len == 0) {
        dockerfile_note(b, NOTE_LEFT_OUT, STR_LIT("HEALTHCHECK takes CMD with a command, or NONE"));
        value_unref(test);
        value_unref(list);
        return;
    } else {
        test = made_push(test, value_string(list != NULL ? STR_LIT("CMD") : STR_LIT("CMD-SHELL")));
        for (size_t i = 0; i < element_count(list); i++)
            test = made_push(test, value_ref(element(list, i)));
        if (list == NULL)
            test = made_push(test, value_string(line));
    }
    value_unref(list);
    dockerfile_set_member(b, "Healthcheck", STR_LIT("Test"), test);
}
