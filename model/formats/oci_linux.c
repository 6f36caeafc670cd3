/* Source: moby's TweakCapabilities and its rules for devices, read backwards. Other settings may
 * make the same: of those the shortest are told. */
#include "model/formats/oci_linux.h"

#include "model/base/ascii.h"
#include "model/formats/container_facts.h"
#include "model/formats/members.h"
#include "model/value/value_make.h"

static const struct str known[] = {
#define CAPABILITY(name) STR_INIT("CAP_" #name),
#include "model/document/capabilities.def"
};
static const struct str defaults[] = {
#define DEFAULT_CAPABILITY(name) STR_INIT("CAP_" #name),
#include "model/document/capabilities.def"
};
enum {
    KNOWN = sizeof(known) / sizeof(known[0]),
    DEFAULTS = sizeof(defaults) / sizeof(defaults[0])
};

/* The place of a name, KNOWN or DEFAULTS if it has none from there on. */
static size_t place_of(const struct str *names, size_t count, size_t from, struct str name)
{
    while (from < count && !str_eq(names[from], name))
        from++;
    return from;
}

static struct str name_at(const struct value *set, size_t i)
{
    const struct value *v = element(set, i);

    return v->kind == VALUE_STRING ? v->u.text : STR_NONE;
}

/* The engine writes one list into all sets; newer ones leave the inheritable set empty. */
static bool is_one_list(const struct value *capabilities, const struct value *bounding)
{
    static const char sets[][12] = {"effective", "permitted", "inheritable"};

    for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
        const struct value *set = member(capabilities, sets[i]);

        if (i == 2 && element_count(set) == 0)
            continue;
        if (element_count(set) != element_count(bounding) ||
            (element_count(set) > 0 && !value_eq(set, bounding)))
            return false;
    }
    for (size_t i = 0; i < element_count(bounding); i++)
        if (place_of(known, KNOWN, 0, name_at(bounding, i)) == KNOWN)
            return false;
    return capabilities != NULL && capabilities->kind == VALUE_MAP &&
           !has_member(capabilities, "ambient");
}

/* What is added and dropped; owned. */
struct lists {
    struct value *add, *drop;
    size_t count;
};

static struct value *push(struct value *list, struct str name)
{
    size_t prefix = str_starts(name, STR_LIT("CAP_")) ? 4 : 0;

    return made_push(list, value_string(str_cut(name, prefix, name.len)));
}

/* The defaults without some, and more behind them. */
static struct lists from_defaults(const struct value *set)
{
    struct lists l = {value_list(), value_list(), 0};
    size_t i = 0, at = 0;

    while (i < element_count(set)) {
        size_t place = place_of(defaults, DEFAULTS, at, name_at(set, i));

        if (place == DEFAULTS)
            break;
        for (; at < place; at++, l.count++)
            l.drop = push(l.drop, defaults[at]);
        at = place + 1;
        i++;
    }
    for (; at < DEFAULTS; at++, l.count++)
        l.drop = push(l.drop, defaults[at]);
    for (; i < element_count(set); i++, l.count++)
        l.add = push(l.add, name_at(set, i));
    return l;
}

/* ALL dropped, and these added. */
static struct lists from_none(const struct value *set)
{
    struct lists l = {value_list(), push(value_list(), STR_LIT("ALL")), 1};

    for (size_t i = 0; i < element_count(set); i++, l.count++)
        l.add = push(l.add, name_at(set, i));
    return l;
}

/* ALL added, and some dropped: they stand in the kernel's order. */
static struct lists from_all(const struct value *set)
{
    struct lists l = {push(value_list(), STR_LIT("ALL")), value_list(), 1};
    size_t at = 0;

    for (size_t i = 0; i < element_count(set); i++) {
        size_t place = place_of(known, KNOWN, at, name_at(set, i));

        if (place == KNOWN) {
            l.count = SIZE_MAX;
            return l;
        }
        for (; at < place; at++, l.count++)
            l.drop = push(l.drop, known[at]);
        at = place + 1;
    }
    for (; at < KNOWN; at++, l.count++)
        l.drop = push(l.drop, known[at]);
    return l;
}

static void give(struct evidence *out, const char *path, struct value *list, const char *by)
{
    if (list != NULL && list->u.list.count == 0)
        value_unref(list);
    else
        evidence_tell(out, str_of(path), list, str_of(by));
}

static bool tell_capabilities(struct evidence *out, const struct value *capabilities)
{
    static struct lists (*const ways[])(const struct value *set) = {from_defaults, from_none,
                                                                    from_all};
    const struct value *bounding = member(capabilities, "bounding");
    struct lists best = {.count = SIZE_MAX};

    if (!is_one_list(capabilities, bounding))
        return false;
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        struct lists l = ways[i](bounding);
        struct lists worse = l.count < best.count ? best : l;

        best = l.count < best.count ? l : best;
        value_unref(worse.add);
        value_unref(worse.drop);
    }
    give(out, "container.HostConfig.CapAdd", best.add, "OCI spec: capabilities");
    give(out, "container.HostConfig.CapDrop", best.drop, "OCI spec: capabilities");
    return true;
}

/* ---- rules for devices ---- */

/* A number that is -1 stands for any. STR_NONE: it is none that a rule can have. */
static struct str device_number(const struct value *rule, const char *key)
{
    const struct value *v = member(rule, key);

    if (v == NULL || v->kind != VALUE_NUMBER)
        return STR_NONE;
    if (str_is(v->u.text, "-1"))
        return STR_LIT("*");
    for (size_t i = 0; i < v->u.text.len; i++)
        if (!ascii_is_digit(v->u.text.s[i]))
            return STR_NONE;
    return v->u.text;
}

/* "c 1:3 rw"; STR_NONE: no rule of docker's makes it. */
static struct str rule_of(struct arena *a, const struct value *rule)
{
    struct str type = member_text(rule, "type"), access = member_text(rule, "access");
    struct str major = device_number(rule, "major"), minor = device_number(rule, "minor");

    if (!member_true(rule, "allow") || major.len == 0 || minor.len == 0 || access.len == 0 ||
        access.len > 3 || !(str_is(type, "a") || str_is(type, "b") || str_is(type, "c")))
        return STR_NONE;
    for (size_t i = 0; i < access.len; i++)
        if (memchr("rwm", access.s[i], 3) == NULL)
            return STR_NONE;
    return arena_printf(a, "%.*s %.*s:%.*s %.*s", STR_FMT(type), STR_FMT(major), STR_FMT(minor),
                        STR_FMT(access));
}

static bool tell_rules(struct evidence *out, const struct value *devices)
{
    struct value *list = value_list();

    for (size_t i = 0; i < element_count(devices); i++) {
        struct str rule = rule_of(&out->arena, element(devices, i));

        if (rule.len == 0) {
            value_unref(list);
            return false;
        }
        list = made_push(list, value_string(rule));
    }
    give(out, "container.HostConfig.DeviceCgroupRules", list, "OCI spec: rules for devices");
    return true;
}

void oci_linux_tell(struct evidence *out, const struct value *spec)
{
    bool capabilities, rules, before = out->reading_back;

    out->reading_back = true;
    capabilities = tell_capabilities(out, MEMBER_AT(spec, "process", "capabilities"));
    rules = tell_rules(out, MEMBER_AT(spec, "linux", "resources", "devices"));
    out->reading_back = before;
    evidence_note(
        out, NOTE_REMARK, STR_LIT("host.LCOWSupported"),
        arena_printf(&out->arena,
                     "the spec is of a Linux container on a Windows daemon, which engines up to "
                     "20.10 can run%s%s%s",
                     capabilities && rules ? "" : "; no settings of docker make its ",
                     capabilities ? "" : "capabilities",
                     rules          ? ""
                     : capabilities ? "rules for devices"
                                    : " and rules for devices"));
}
