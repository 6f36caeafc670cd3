#include "model/client/run_launcher.h"

static struct str program_of(struct str word)
{
    size_t from;

    if (word.len > 0 && (word.s[0] == '"' || word.s[0] == '\''))
        word = str_cut(word, 1, word.len - (word.len > 1 && word.s[word.len - 1] == word.s[0]));
    for (from = word.len; from > 0 && word.s[from - 1] != '\\' && word.s[from - 1] != '/';)
        from--;
    word = str_cut(word, from, word.len);
    return word.len > 4 && str_eq_ascii_case(str_cut(word, word.len - 4, word.len), STR_LIT(".exe"))
               ? str_cut(word, 0, word.len - 4)
               : word;
}

static struct str behind(struct str s, struct str word)
{
    return run_behind(s, word.len);
}

static bool is_one_of(struct str word, const char words[][20], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq_ascii_case(word, str_of(words[i])))
            return true;
    return false;
}

/* start "title" /d folder /b */
static struct str behind_start(struct str s)
{
    static const char with_value[][20] = {"/d", "/node", "/affinity"};
    struct str word;

    if (s.len > 1 && s.s[0] == '"' && str_find(s, '"', 1) > 0)
        s = behind(s, run_first_word(s));
    while (s.len > 0 && s.s[0] == '/') {
        word = run_first_word(s);
        s = behind(s, word);
        if (is_one_of(word, with_value, 3))
            s = behind(s, run_first_word(s));
    }
    return s;
}

/* cmd /s /c; without /c or /k it runs nothing. */
static bool behind_cmd(struct str *s)
{
    bool runs = false;

    while (s->len > 0 && s->s[0] == '/' && !runs) {
        struct str word = run_first_word(*s);

        runs = str_eq_ascii_case(word, STR_LIT("/c")) || str_eq_ascii_case(word, STR_LIT("/k"));
        *s = behind(*s, word);
    }
    return runs;
}

/* nssm install web C:\\docker.exe, what it runs as a service */
static struct str behind_nssm(struct str s)
{
    struct str word = run_first_word(s);

    if (!str_eq_ascii_case(word, STR_LIT("install")))
        return STR_NONE;
    s = behind(s, word);
    return behind(s, run_first_word(s));
}

/* Any name of a parameter may be cut short. */
static bool is_command(struct str word)
{
    return word.len > 1 && str_starts_ascii_case(STR_LIT("-command"), word);
}

/* powershell -NoProfile -ExecutionPolicy Bypass -Command, where the last may be left out */
static struct str behind_powershell(struct str s)
{
    static const char with_value[][20] = {
        "-ExecutionPolicy", "-ep", "-ex",           "-exec",        "-Version",
        "-WindowStyle",     "-w",  "-OutputFormat", "-InputFormat", "-wd"};
    bool runs = false;

    while (s.len > 0 && s.s[0] == '-' && !runs) {
        struct str word = run_first_word(s);

        runs = is_command(word);
        s = behind(s, word);
        if (is_one_of(word, with_value, sizeof(with_value) / sizeof(with_value[0])))
            s = behind(s, run_first_word(s));
    }
    return s;
}

/* ---- somewhere else ---- */

static const struct elsewhere {
    char name[8];
    char values[80]; /* options whose value is a word of its own, with blanks around each */
    char ends[24];   /* options that the command stands behind */
    bool host;       /* the command stands behind the name of a host */
    enum run_launcher launcher;
} elsewheres[] = {
    {"wsl", " -d --distribution --distribution-id -u --user --cd --shell-type ", " -- -e --exec ",
     false, LAUNCHER_WSL},
    {"ssh", " -B -b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w ", " ", true,
     LAUNCHER_REMOTE},
    {"winrs", " ", " ", false, LAUNCHER_REMOTE},
    {"psexec", " -u -p -n -a -w -r ", " ", true, LAUNCHER_REMOTE},
};

static bool is_in(const char *words, struct str word)
{
    const char *at = words;

    while ((at = strchr(at, ' ')) != NULL && *++at != '\0')
        if (strncmp(at, word.s, word.len) == 0 && at[word.len] == ' ')
            return true;
    return false;
}

/* psexec names its host in front of its options, ssh behind them. */
static struct str behind_elsewhere(struct str s, const struct elsewhere *e)
{
    bool host = false, ended = false;

    while (s.len > 0 && !ended) {
        struct str word = run_first_word(s);

        if (word.s[0] != '-' && word.s[0] != '/' && (host || !e->host))
            break;
        host = host || (word.s[0] != '-' && word.s[0] != '/');
        ended = is_in(e->ends, word);
        s = behind(s, word);
        if (is_in(e->values, word))
            s = behind(s, run_first_word(s));
    }
    return s;
}

static const struct elsewhere *elsewhere_named(struct str name)
{
    for (size_t i = 0; i < sizeof(elsewheres) / sizeof(elsewheres[0]); i++)
        if (str_eq_ascii_case(name, str_of(elsewheres[i].name)))
            return &elsewheres[i];
    return NULL;
}

enum run_launcher run_launcher_of(struct str *rest, struct str command)
{
    enum run_launcher last = LAUNCHER_NONE;
    struct str s = run_behind(command, 0);

    while (s.len > 0) {
        struct str word = run_first_word(s), name = program_of(word);
        const struct elsewhere *there = elsewhere_named(name);

        if (there != NULL) {
            last = there->launcher;
            s = behind_elsewhere(behind(s, word), there);
        } else if (str_eq_ascii_case(name, STR_LIT("start"))) {
            last = LAUNCHER_START;
            s = behind_start(behind(s, word));
        } else if (str_eq_ascii_case(name, STR_LIT("nssm"))) {
            last = LAUNCHER_START;
            s = behind_nssm(behind(s, word));
        } else if (str_eq_ascii_case(name, STR_LIT("cmd"))) {
            s = behind(s, word);
            if (!behind_cmd(&s))
                return LAUNCHER_NONE;
            last = LAUNCHER_CMD;
        } else if (str_eq_ascii_case(name, STR_LIT("powershell")) ||
                   str_eq_ascii_case(name, STR_LIT("pwsh"))) {
            last = LAUNCHER_POWERSHELL;
            s = behind_powershell(behind(s, word));
        } else {
            break;
        }
        if (s.len > 1 && (s.s[0] == '"' || s.s[0] == '\'')) /* what it runs runs another one */
            s = run_behind(s, 1);
    }
    *rest = s;
    return last;
}
