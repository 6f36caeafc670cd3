#include "model/formats/pipeline_shell.h"

#include "model/formats/members.h"

static enum pipeline_system system_of(struct str runner)
{
    if (str_find_ascii_case(runner, STR_LIT("windows"), 0) >= 0)
        return SYSTEM_WINDOWS;
    if (str_find_ascii_case(runner, STR_LIT("ubuntu"), 0) >= 0 ||
        str_find_ascii_case(runner, STR_LIT("macos"), 0) >= 0 ||
        str_find_ascii_case(runner, STR_LIT("linux"), 0) >= 0)
        return SYSTEM_UNIX;
    return SYSTEM_UNKNOWN;
}

/* runs-on: [self-hosted, windows] */
static enum pipeline_system system_of_labels(const struct value *v)
{
    enum pipeline_system system = SYSTEM_UNKNOWN;

    if (v->kind == VALUE_STRING)
        return system_of(v->u.text);
    for (size_t i = 0; i < element_count(v) && system == SYSTEM_UNKNOWN; i++)
        if (element(v, i)->kind == VALUE_STRING)
            system = system_of(element(v, i)->u.text);
    return system;
}

void pipeline_shell_enter(struct pipeline_place *p, const struct value *map)
{
    const struct value *pool = member(map, "pool");
    struct str shell = member_text(MEMBER_AT(map, "defaults", "run"), "shell");

    if (has_member(map, "runs-on")) {
        p->system = system_of_labels(member(map, "runs-on"));
        p->runner = member_text(map, "runs-on"); /* a list has labels of somebody's own */
    }
    if (member_text(pool, "vmImage").len > 0) {
        p->system = system_of(member_text(pool, "vmImage"));
        p->runner = member_text(pool, "vmImage");
    }
    if (shell.len > 0)
        p->shell = shell;
    if (has_member(map, "task"))
        p->task = member_text(map, "task");
}

static bool shell_named(enum shell *out, struct str name)
{
    static const struct {
        char name[12];
        enum shell shell;
    } names[] = {{"bash", SHELL_BASH},
                 {"sh", SHELL_BASH},
                 {"powershell", SHELL_POWERSHELL},
                 {"pwsh", SHELL_POWERSHELL},
                 {"cmd", SHELL_CMD}};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (str_eq_ascii_case(name, str_of(names[i].name))) {
            *out = names[i].shell;
            return true;
        }
    return false;
}

/* What runs where no shell is named. */
static bool shell_of_system(enum shell *out, enum pipeline_system system, enum shell on_windows)
{
    *out = system == SYSTEM_WINDOWS ? on_windows : SHELL_BASH;
    return system != SYSTEM_UNKNOWN;
}

static bool shell_of_task(enum shell *out, const struct pipeline_place *p)
{
    ptrdiff_t at = str_find(p->task, '@', 0);
    struct str name = str_cut(p->task, 0, at > 0 ? (size_t)at : p->task.len);

    if (str_eq_ascii_case(name, STR_LIT("CmdLine")))
        return shell_of_system(out, p->system, SHELL_CMD);
    return shell_named(out, name);
}

bool pipeline_shell(enum shell *out, const struct pipeline_place *p, const struct value *step,
                    struct str key)
{
    struct str named = member_text(step, "shell");

    if (str_is(key, "run")) {
        named = named.len > 0 ? named : p->shell;
        return named.len > 0 ? shell_named(out, named)
                             : shell_of_system(out, p->system, SHELL_POWERSHELL);
    }
    if (p->task.len > 0)
        return shell_of_task(out, p);
    if (str_is(key, "script"))
        return shell_of_system(out, p->system, SHELL_CMD);
    return shell_named(out, key);
}
