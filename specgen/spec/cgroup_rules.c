#include "specgen/spec/steps.h"

/* One rule, as the engine's regular expression takes it apart:
 * ^([acb]) ([0-9]+|\*):([0-9]+|\*) ([rwm]{1,3})$ */
struct rule_parts {
    struct str type, major, minor, access;
};

static size_t number_end(struct str s, size_t at)
{
    size_t end = at;

    if (at < s.len && s.s[at] == '*')
        return at + 1;
    while (end < s.len && s.s[end] >= '0' && s.s[end] <= '9')
        end++;
    return end;
}

static bool is_access(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.s[i] != 'r' && s.s[i] != 'w' && s.s[i] != 'm')
            return false;
    }
    return s.len >= 1 && s.len <= 3;
}

static bool split(struct rule_parts *out, struct str s)
{
    size_t major_end, minor_end;

    if (s.len < 2 || s.s[0] < 'a' || s.s[0] > 'c' || s.s[1] != ' ')
        return false;
    major_end = number_end(s, 2);
    if (major_end == 2 || major_end >= s.len || s.s[major_end] != ':')
        return false;
    minor_end = number_end(s, major_end + 1);
    if (minor_end == major_end + 1 || minor_end >= s.len || s.s[minor_end] != ' ')
        return false;
    out->type = str_cut(s, 0, 1);
    out->major = str_cut(s, 2, major_end);
    out->minor = str_cut(s, major_end + 1, minor_end);
    out->access = str_cut(s, minor_end + 1, s.len);
    return is_access(out->access);
}

/* Leading zeros are fine and '*' is -1; false past the largest signed 64-bit number. */
static bool number(int64_t *out, struct str digits)
{
    int64_t n = 0;

    if (str_starts(digits, STR_LIT("*"))) {
        *out = -1;
        return true;
    }
    for (size_t i = 0; i < digits.len; i++) {
        int digit = digits.s[i] - '0';

        if (n > (INT64_MAX - digit) / 10)
            return false;
        n = n * 10 + digit;
    }
    *out = n;
    return true;
}

static bool refuse_rule(struct spec_build *b, const char *which, struct str rule, size_t index)
{
    return spec_refuse_wrapped(b, RULE_CGROUP_RULE, SPEC_REF_AT(DEVICE_CGROUP_RULES_ITEM, index),
                               STR_LIT("linux runtime spec devices"), SPEC_CLASS_UNKNOWN,
                               SPEC_TEXT(b, STR_LIT("invalid "), str_of(which),
                                         STR_LIT("device cgroup rule format: '"), rule,
                                         STR_LIT("'")),
                               SPEC_CLASS_UNKNOWN);
}

static const struct spec_origin from_list =
    SPEC_ORIGIN(CGROUP_RULE, SPEC_FROM(DEVICE_CGROUP_RULES));

bool step_cgroup_rules(struct spec_build *b)
{
    const struct mdl_strings *rules = &b->c->host_config.device_cgroup_rules;
    struct spec_node *list = NULL;

    for (size_t i = 0; i < rules->count; i++) {
        struct str text = rules->items[i].v;
        const struct spec_origin *from;
        struct rule_parts parts;
        struct spec_node *n;
        int64_t major, minor;

        if (!split(&parts, text) && engine_has(&b->engine, CHANGE_CGROUP_RULE_TEXT))
            return refuse_rule(b, "", text, i);
        if (!split(&parts, text))
            return spec_panic(b, RULE_CGROUP_RULE, SPEC_REF_AT(DEVICE_CGROUP_RULES_ITEM, i),
                              PANIC_INDEX);
        if (!number(&major, parts.major))
            return refuse_rule(b, "major value in ", text, i);
        if (!number(&minor, parts.minor))
            return refuse_rule(b, "minor value in ", text, i);
        if (list == NULL)
            list = spec_put_list(&b->tree, spec_child(b->linux_node, KEY_LINUX_RESOURCES),
                                 KEY_DEVICES, &from_list);
        from = spec_origin_at(b->a, RULE_CGROUP_RULE, MDL_F_DEVICE_CGROUP_RULES_ITEM, i);
        n = spec_push_object(&b->tree, list, from);
        spec_put_bool(&b->tree, n, KEY_ALLOW, true, from);
        spec_put_str(&b->tree, n, KEY_RULE_TYPE, parts.type, from);
        spec_put_int(&b->tree, n, KEY_MAJOR, major, from);
        spec_put_int(&b->tree, n, KEY_MINOR, minor, from);
        spec_put_str(&b->tree, n, KEY_ACCESS, parts.access, from);
    }
    return true;
}
