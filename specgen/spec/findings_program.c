/* What is started and where: a directory or a program that cannot be there, options of docker that
 * stand behind the image's name and so among the program's arguments. */
#include "model/base/ascii.h"
#include "model/base/edit_distance.h"
#include "specgen/spec/findings.h"

/* The drive of the path, where the container has none of that letter; '\0': it has, or it has all
 * of the host. */
static char missing_drive(const struct spec_build *b, struct str path)
{
    struct str rest;
    char drive = finding_drive(path, &rest);

    if (!finding_of_windows(b) || drive == 'c' || drive == '\0' || finding_on_host(b))
        return '\0';
    for (const struct spec_mount *m = b->r->mounts; m != NULL; m = m->next)
        if (finding_drive(m->destination, &rest) == drive)
            return '\0';
    return drive;
}

void finding_working_directory(struct spec_build *b)
{
    struct str cwd = b->c->config.working_dir.v;
    char drive = missing_drive(b, cwd);

    if (drive == '\0')
        return;
    warn(b, RULE_USE_WORKING_DIRECTORY, SPEC_REF(WORKING_DIR),
         arena_printf(b->a,
                      "the working directory is %.*s, but the container has drive C: only and "
                      "nothing is mounted on %c:; the first process does not start (0x10B)",
                      STR_FMT(cwd), drive - 'a' + 'A'));
}

/* ---- the program ------------------------------------------------------------------------- */

/* The first word of what Windows is given. */
static struct str program_of(const struct mdl_container *c)
{
    struct str path = c->path.v;
    bool quoted = path.len > 0 && path.s[0] == '"';
    ptrdiff_t end = str_find(path, quoted ? '"' : ' ', 1);

    if (!c->config.args_escaped.v || c->args.count > 0)
        return path;
    return str_cut(path, quoted, end < 0 ? path.len : (size_t)end);
}

static bool is_built_into_cmd(struct str word)
{
    static const char words[][10] = {"assoc",  "call",   "cd",    "chdir",  "cls",  "copy", "date",
                                     "del",    "dir",    "echo",  "erase",  "exit", "for",  "ftype",
                                     "if",     "md",     "mkdir", "mklink", "move", "path", "pause",
                                     "popd",   "prompt", "rd",    "pushd",  "rem",  "ren",  "set",
                                     "rename", "rmdir",  "start", "time",   "type", "ver",  "vol"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_eq_ascii_case(word, str_of(words[i])))
            return true;
    return false;
}

/* Where Linux has its programs, and a script that Windows does not start. */
static bool is_of_linux(struct str program)
{
    static const char folders[][8] = {"/bin/", "/sbin/", "/usr/", "/etc/"};

    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
        if (str_starts(program, str_of(folders[i])))
            return true;
    return str_ends(program, STR_LIT(".sh"));
}

void finding_program(struct spec_build *b)
{
    struct str program = program_of(b->c);
    char drive = missing_drive(b, program);

    if (drive != '\0')
        warn(b, RULE_USE_PROGRAM_DRIVE, SPEC_REF(PATH),
             arena_printf(b->a,
                          "the program is %.*s, but the container has drive C: only and nothing is "
                          "mounted on %c:; the first process does not start",
                          STR_FMT(program), drive - 'a' + 'A'));
    else if (finding_of_windows(b) && is_built_into_cmd(program))
        note(b, RULE_USE_BUILT_IN, SPEC_REF(PATH),
             SPEC_TEXT(b, program,
                       STR_LIT(" is built into cmd and no program: unless the image brings one of "
                               "that name, the first process does not start (0x2)")));
    else if (finding_of_windows(b) && is_of_linux(program))
        note(b, RULE_USE_LINUX_PROGRAM, SPEC_REF(PATH),
             SPEC_TEXT(b, STR_LIT("'"), program,
                       STR_LIT("' is a program of Linux: unless the image brings one of that name "
                               "for Windows, the first process does not start")));
}

/* ---- options behind the image ----------------------------------------------------------- */

enum value_form {
    ANY_VALUE,
    ASSIGNMENT, /* NAME=VALUE */
    SIZE,       /* 512m, 2g, 1073741824 */
    MOUNT,      /* with a drive or pipe on a side of a colon */
    PORTS,      /* 8080:80 */
};

static const struct option {
    char name[20]; /* long */
    char letter;   /* '\0': has none */
    enum value_form form;
    bool own; /* hardly another program's */
} options[] = {
    {"annotation", '\0', ANY_VALUE, false},
    {"cap-add", '\0', ANY_VALUE, true},
    {"cap-drop", '\0', ANY_VALUE, true},
    {"cpu-count", '\0', ANY_VALUE, true},
    {"cpu-percent", '\0', ANY_VALUE, true},
    {"cpu-shares", 'c', ANY_VALUE, true},
    {"cpus", '\0', ANY_VALUE, true},
    {"device", '\0', ANY_VALUE, false},
    {"detach", 'd', ANY_VALUE, false},
    {"dns", '\0', ANY_VALUE, false},
    {"dns-search", '\0', ANY_VALUE, true},
    {"entrypoint", '\0', ANY_VALUE, true},
    {"env", 'e', ASSIGNMENT, false},
    {"env-file", '\0', ANY_VALUE, true},
    {"gpus", '\0', ANY_VALUE, true},
    {"hostname", 'h', ANY_VALUE, false},
    {"interactive", 'i', ANY_VALUE, false},
    {"io-maxbandwidth", '\0', ANY_VALUE, true},
    {"io-maxiops", '\0', ANY_VALUE, true},
    {"isolation", '\0', ANY_VALUE, true},
    {"label", 'l', ASSIGNMENT, false},
    {"memory", 'm', SIZE, true},
    {"memory-swap", '\0', ANY_VALUE, true},
    {"mount", '\0', ANY_VALUE, true},
    {"name", '\0', ANY_VALUE, false},
    {"network", '\0', ANY_VALUE, true},
    {"network-alias", '\0', ANY_VALUE, true},
    {"net", '\0', ANY_VALUE, false},
    {"publish", 'p', PORTS, true},
    {"publish-all", 'P', ANY_VALUE, true},
    {"restart", '\0', ANY_VALUE, false},
    {"rm", '\0', ANY_VALUE, false},
    {"security-opt", '\0', ANY_VALUE, true},
    {"storage-opt", '\0', ANY_VALUE, true},
    {"tty", 't', ANY_VALUE, false},
    {"user", 'u', ANY_VALUE, false},
    {"volume", 'v', MOUNT, true},
    {"volumes-from", '\0', ANY_VALUE, true},
    {"workdir", 'w', ANY_VALUE, false},
};

static size_t digits(struct str text)
{
    size_t n = 0;

    while (n < text.len && ascii_is_digit(text.s[n]))
        n++;
    return n;
}

static bool has_drive_or_pipe(struct str text)
{
    struct str rest;

    return finding_drive(text, &rest) != '\0' || str_starts(text, STR_LIT("\\\\.\\pipe\\"));
}

/* source:destination, one side of which is a path of Windows. */
static bool is_mount(struct str text)
{
    for (ptrdiff_t at = str_find(text, ':', 2); at > 0; at = str_find(text, ':', (size_t)at + 1)) {
        if (has_drive_or_pipe(str_cut(text, (size_t)at + 1, text.len)))
            return true;
    }
    return false;
}

static bool has_form(struct str value, enum value_form form)
{
    size_t n = digits(value);

    switch (form) {
    case ASSIGNMENT:
        return str_find(value, '=', 1) > 0;
    case SIZE:
        return n > 0 && (value.len == n ||
                         (value.len - n <= 2 && memchr("bkmgBKMG", value.s[n], 8) != NULL));
    case MOUNT:
        return is_mount(value);
    case PORTS:
        return n > 0 && n < value.len && value.s[n] == ':' &&
               ascii_is_digit(value.s[value.len - 1]);
    case ANY_VALUE:
        break;
    }
    return true;
}

/* The words of the command line in order: the path, or its parts, and the arguments. */
struct words {
    const struct mdl_container *c;
    struct str line; /* what is left of a path that is a whole command line */
    size_t next;     /* argument */
};

static bool next_word(struct words *w, struct str *out)
{
    ptrdiff_t blank;

    if (w->line.len > 0 && (w->line = str_trim(w->line)).len > 0) {
        blank = str_find(w->line, ' ', 0);
        *out = str_cut(w->line, 0, blank < 0 ? w->line.len : (size_t)blank);
        w->line = str_cut(w->line, out->len, w->line.len);
        return true;
    }
    if (w->next >= w->c->args.count)
        return false;
    *out = w->c->args.items[w->next++].v;
    return true;
}

struct behind {
    bool is_program; /* the word stands where the program should */
    bool is_first;   /* behind the program */
    struct str value;
};

static bool may_be_option(struct str word)
{
    return word.len >= 2 && word.s[0] == '-';
}

/* "-it", "-dit": switches of docker in one word, which stand where the program should. */
static bool is_switches(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (memchr("itd", name.s[i], 3) == NULL)
            return false;
    return name.len > 1;
}

/* The option that such a word gives. */
static const struct option *option_of(struct str word, const struct behind *at)
{
    bool is_long = str_starts(word, STR_LIT("--"));
    ptrdiff_t equals = str_find(word, '=', 0);
    struct str name = str_cut(word, is_long ? 2 : 1, equals > 0 ? (size_t)equals : word.len);
    struct str value = equals > 0 ? str_cut(word, (size_t)equals + 1, word.len) : at->value;

    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
        const struct option *o = &options[i];
        bool is_it = is_long ? str_is(name, o->name)
                             : (name.len == 1 || (at->is_program && is_switches(name))) &&
                                   o->letter != '\0' && name.s[0] == o->letter;

        if (!is_it && is_long && at->is_first && o->own && name.len >= 3)
            is_it = edit_distance(name, str_of(o->name)) == 1;
        if (!is_it)
            continue;
        if (at->is_program || (is_long && (o->own || at->is_first)) ||
            (!is_long && o->form != ANY_VALUE && has_form(value, o->form)))
            return o;
    }
    return NULL;
}

static bool ends_as(struct str word, struct str end)
{
    return word.len >= end.len &&
           str_eq_ascii_case(str_cut(word, word.len - end.len, word.len), end);
}

static bool ends_folder(char c)
{
    return c == '\\' || c == '/' || c == ':';
}

/* Behind these words the options are meant for another docker. */
static bool is_docker(struct str word)
{
    static const struct str names[] = {STR_INIT("docker"), STR_INIT("nerdctl"), STR_INIT("podman")};

    if (ends_as(word, STR_LIT(".exe")))
        word.len -= 4;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (ends_as(word, names[i]) &&
            (word.len == names[i].len || ends_folder(word.s[word.len - names[i].len - 1])))
            return true;
    }
    return false;
}

static void tell_option(struct spec_build *b, const struct option *o, struct str word,
                        struct spec_ref ref)
{
    ptrdiff_t equals = str_find(word, '=', 0);

    if (equals > 0)
        word = str_cut(word, 0, (size_t)equals);
    note(b, RULE_USE_OPTION_BEHIND, ref,
         SPEC_TEXT(b, word,
                   STR_LIT(" stands among the program's arguments; as an option of docker "
                           "(--"),
                   str_of(o->name),
                   STR_LIT(") it belongs before the image's name: behind it it goes to the "
                           "program, and nothing of it reaches the container's settings")));
}

/* Nearly no command has: the words are looked at one by one only where one may. */
static bool may_have_option(const struct mdl_container *c, bool is_line)
{
    if (is_line)
        return str_find(c->path.v, '-', 0) >= 0;
    for (size_t i = 0; i < c->args.count; i++) {
        if (may_be_option(c->args.items[i].v))
            return true;
    }
    return may_be_option(c->path.v);
}

void finding_option_behind(struct spec_build *b)
{
    bool is_line = b->c->config.args_escaped.v && b->c->args.count == 0;
    struct words words = {b->c, is_line ? b->c->path.v : STR_NONE, 0};
    struct spec_ref ref = SPEC_REF(PATH);
    struct str word = b->c->path.v;
    bool more = may_have_option(b->c, is_line) && (!is_line || next_word(&words, &word));

    for (size_t index = 0; more && !is_docker(word); index++) {
        struct behind at = {index == 0, index == 1, STR_NONE};
        int argument = is_line ? -1 : (int)words.next;
        const struct option *o;

        more = next_word(&words, &at.value);
        if (may_be_option(word) && (o = option_of(word, &at)) != NULL) {
            tell_option(b, o, word, ref);
            return;
        }
        word = at.value;
        if (argument >= 0)
            ref = SPEC_REF_AT(ARGS_ITEM, argument);
    }
}

/* "C:\\Program Files\\x.exe": the blank stands inside of the path, for what follows it goes on with
 * a folder and is neither an option nor a path of its own. */
static bool has_blank_inside(struct str line, size_t *blank)
{
    ptrdiff_t at = str_find(line, ' ', 0);
    struct str rest;

    if (at < 3 || line.s[1] != ':' || str_find(line, '"', 0) >= 0)
        return false;
    for (size_t i = (size_t)at; i > 0 && line.s[i] != '\\'; i--)
        if (line.s[i] == '.') /* a whole program, and what it is given */
            return false;
    *blank = (size_t)at;
    rest = str_cut(line, (size_t)at + 1, line.len);
    for (size_t i = 0; i < rest.len && rest.s[i] != ' '; i++) {
        if (rest.s[i] == ':' || (i == 0 && (rest.s[i] == '/' || rest.s[i] == '-')))
            return false;
        if (rest.s[i] == '\\')
            return i > 0;
    }
    return false;
}

void finding_unquoted(struct spec_build *b)
{
    struct str path = b->c->path.v;
    size_t blank;

    if (!finding_of_windows(b) || !b->c->config.args_escaped.v || !has_blank_inside(path, &blank))
        return;
    warn(b, RULE_COMMAND_LINE, SPEC_REF(PATH),
         SPEC_TEXT(b,
                   STR_LIT("the path has a blank and no quotes, and with ArgsEscaped nobody adds "
                           "them: Windows first tries the program "),
                   str_cut(path, 0, blank)));
}
