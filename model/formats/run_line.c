/* docker run and create lines: what docker's client asks the daemon for, or what it answers itself;
 * and docker network create. */
#include "model/client/run_line.h"
#include "model/client/client.h"
#include "model/client/run_assigned.h"
#include "model/formats/answers.h"
#include "model/formats/beside.h"
#include "model/formats/carrier.h"
#include "model/formats/format.h"
#include "model/formats/members.h"
#include "model/formats/network_line.h"
#include "model/formats/run_line_culprit.h"
#include "model/formats/run_line_folder.h"
#include "model/formats/run_line_make.h"
#include "model/formats/run_line_others.h"
#include "model/formats/run_line_placeholder.h"
#include "model/formats/run_line_refused.h"
#include "model/formats/same_container.h"
#include "model/formats/service_line.h"
#include "model/value/value_make.h"

struct reader {
    struct evidence *out;
    const struct input *in;
    const struct run_line *line;
    struct str text; /* of the line, with the folder that it was typed in written out */
    enum shell shell;
    unsigned number;     /* of the line, in the file */
    struct value *files; /* that the line names: texts by name */
    size_t found;        /* commands that are docker run or create */
    bool service;        /* the command is docker service create */
    struct run_places placeholders;
};

unsigned format_run_line_recognises(const struct input *in)
{
    return !in->json && run_lines_any(input_head(in)) ? 88 : 0;
}

static void remark(struct reader *r, struct str text)
{
    evidence_note(r->out, NOTE_REMARK, STR_LIT("request"), text);
}

/* ---- the shell ------------------------------------------------------------------------------- */

static const char *shell_name(enum shell shell)
{
    return shell == SHELL_BASH ? "bash" : shell == SHELL_CMD ? "cmd" : "PowerShell";
}

/* The last line above that sets a variable has the form of its shell; NULL: there is none. */
static const struct run_assigned *set_above(const struct reader *r)
{
    const struct run_assigned *last = NULL;

    for (size_t i = 0; r->in->assigned != NULL && i < r->in->assigned->count; i++)
        if (r->in->assigned->items[i].line < r->number ||
            (r->in->assigned->items[i].in_front && r->in->assigned->items[i].line == r->number))
            last = &r->in->assigned->items[i];
    return last;
}

/* False: somebody said it, or the file, or the line shows it, or what stands above. */
static bool guess_shell(struct reader *r)
{
    const struct beside *beside = r->in->beside;
    const enum shell *told = beside != NULL && beside->all->options.has_shell
                                 ? &beside->all->options.shell
                                 : r->in->shell;
    const struct run_assigned *above = told != NULL || r->line->sure ? NULL : set_above(r);

    r->shell = told != NULL ? *told : above != NULL ? above->shell : r->line->shell;
    r->out->shell_guessed = told == NULL && !r->line->sure && above == NULL;
    r->out->shell = r->shell;
    if (told != NULL && told == r->in->shell && r->shell != r->line->shell)
        remark(r,
               arena_printf(&r->out->arena, "line %u is read as %s reads it, which the file says",
                            r->number, shell_name(r->shell)));
    return r->out->shell_guessed;
}

static void remark_shell(struct reader *r)
{
    remark(r, arena_printf(&r->out->arena,
                           "line %u was taken as typed into %s: %s. Another shell would give "
                           "docker other words; --shell says which one it was",
                           r->number, shell_name(r->shell), r->line->why));
}

/* Windows PowerShell puts quotes around a word with blanks, and docker takes the one behind a last
 * backslash for a part of the word. */
static bool has_open_end(const struct shell_answer *words)
{
    for (size_t i = 0; i < words->count; i++)
        for (size_t k = 0; k < words->commands[i].count; k++) {
            struct str word = words->commands[i].items[k];

            if (str_ends(word, STR_LIT("\\")) && memchr(word.s, ' ', word.len) != NULL)
                return true;
        }
    return false;
}

/* Windows PowerShell takes the quotes inside of words away. */
static struct err *compare_with_legacy(struct reader *r, const struct shell_answer *words)
{
    struct shell_answer legacy;
    struct err *e;

    if (r->shell != SHELL_POWERSHELL || words->unresolved.count > 0 || words->error.len > 0)
        return NULL;
    e = shell_split(&legacy, &r->out->arena, SHELL_POWERSHELL_LEGACY, r->text);
    if (e == NULL && !shell_same_words(words, &legacy))
        remark(r, STR_LIT("PowerShell 5.1 to 7.2 would give docker other words: quotes inside of "
                          "words are lost there"));
    if (e == NULL && has_open_end(words))
        remark(r, STR_LIT("Windows PowerShell (5.1) would give docker other words: the quote that "
                          "it puts behind a word with blanks becomes a part of it behind a "
                          "backslash, and the next words as well. PowerShell 6 and later double "
                          "that backslash"));
    return e;
}

static void remark_lists(struct reader *r, const struct shell_answer *words)
{
    if (words->lists > 0)
        remark(r, STR_LIT("PowerShell 7.3 and later give docker a word with commas outside of "
                          "quotes as it is written: its quotes stay in it, no $NAME is filled in, "
                          "and blanks part it, quoted or not; older ones take it as read here. "
                          "Quotes around the whole word make them agree"));
}

static void remark_unresolved(struct reader *r, const struct shell_answer *words)
{
    for (size_t i = 0; i < words->unresolved.count; i++)
        remark(r, arena_printf(&r->out->arena, "what %.*s stands for is not known; %s",
                               STR_FMT(words->unresolved.items[i]),
                               r->shell == SHELL_CMD ? "it was left as it is written"
                                                     : "it was taken as empty"));
}

/* ---- variables that lines above it set ---- */

static void remark_assigned(struct reader *r, const struct run_assigned *v)
{
    const char *sign = v->loop && r->shell == SHELL_CMD ? "%" : "";

    if (v->open)
        remark(r,
               arena_printf(&r->out->arena, "what %s%.*s stands for is not known; %.*s was taken",
                            sign, STR_FMT(v->name), STR_FMT(v->value)));
    else
        remark(r,
               arena_printf(&r->out->arena, "what %s%.*s stands for is what line %u sets it to%s",
                            sign, STR_FMT(v->name), v->line,
                            v->loop ? " first; its other values make further containers" : ""));
}

static bool with_variables(struct reader *r)
{
    const struct run_assigned_list *list = r->in->assigned;
    bool used[RUN_ASSIGNED_MOST] = {false};

    if (list == NULL)
        return true;
    if (!run_assigned_fill(&r->text, &r->out->arena, list, r->shell, r->text, r->number, used))
        return false;
    for (size_t i = 0; i < list->count; i++)
        if (used[i])
            remark_assigned(r, &list->items[i]);
    return true;
}

/* ---- variables that nobody set and that folders begin with ---- */

static void with_places(struct reader *r)
{
    struct run_places places;

    r->text = run_line_places(&places, &r->out->arena, r->shell, r->text);
    for (size_t i = 0; i < places.count; i++) {
        const struct run_place *p = &places.items[i];

        remark(r,
               arena_printf(&r->out->arena, "what %.*s stands for is not known; %.*s was taken%s",
                            STR_FMT(p->name), STR_FMT(p->taken),
                            str_is(p->name, "~") && r->shell != SHELL_BASH
                                ? ". PowerShell puts the home folder there since 7.5; an older "
                                  "one hands ~ on, which the engine refuses"
                                : ""));
    }
}

static void with_placeholders(struct reader *r)
{
    r->text = run_line_placeholders(&r->placeholders, &r->out->arena, r->shell, r->text);
    for (size_t i = 0; i < r->placeholders.count; i++)
        remark(r, arena_printf(&r->out->arena, "what %.*s stands for is not known; %.*s was taken",
                               STR_FMT(r->placeholders.items[i].name),
                               STR_FMT(r->placeholders.items[i].taken)));
}

/* What is not known of the line: variables, else placeholders. */
static struct shell_words open_names(const struct reader *r, const struct shell_answer *line)
{
    struct shell_words names = line->unresolved;

    if (names.count > 0 || r->placeholders.count == 0)
        return names;
    names.items = arena_calloc(&r->out->arena, r->placeholders.count, sizeof(*names.items));
    for (; names.items != NULL && names.count < r->placeholders.count; names.count++)
        names.items[names.count] = r->placeholders.items[names.count].name;
    return names;
}

/* ---- files that the line names ---- */

static void add_file(struct reader *r, struct str name)
{
    struct str text = STR_NONE, why;

    if (name.len == 0 || value_get(r->files, name) != NULL)
        return;
    if (!beside_read_bytes(&text, &why, r->out, r->in->beside, name))
        remark(r, arena_printf(&r->out->arena, "the file %.*s %.*s: what it sets is not known",
                               STR_FMT(name), STR_FMT(why)));
    r->files = made_with_key(r->files, name, value_string(text));
}

static void add_files(struct reader *r, const struct shell_words *words)
{
    static const char flags[][16] = {"--env-file", "--label-file"};

    for (size_t i = 0; i < words->count; i++)
        for (size_t f = 0; f < sizeof(flags) / sizeof(flags[0]); f++) {
            struct str flag = str_of(flags[f]), word = words->items[i];

            if (str_eq(word, flag) && i + 1 < words->count)
                add_file(r, words->items[i + 1]);
            else if (str_starts(word, flag) && word.len > flag.len && word.s[flag.len] == '=')
                add_file(r, str_cut(word, flag.len + 1, word.len));
        }
}

/* ---- docker's client ---- */

static struct client_input input_of(struct reader *r, const struct shell_words *words)
{
    bool windows = r->shell != SHELL_BASH;

    return (struct client_input){
        .words = words->items,
        .count = words->count,
        .release = CLIENT_NEWEST,
        .windows = windows,
        .server_os = STR_LIT("windows"),
        .cwd = r->line->folder.len > 0 ? r->line->folder
               : windows               ? STR_LIT("C:\\")
                                       : STR_LIT("/"),
        .files = r->files,
    };
}

/* The container of that name is there: what docker inspect says of it counts. */
static bool made_what_is_there(struct reader *r, struct str name, struct str image)
{
    struct evidence *out = r->out;

    if (r->service || name.len == 0 || out->line_made_none ||
        !evidence_made_as(&out->made_choice, out, name, image))
        return false;
    out->line_is_of_made = true;
    if (out->made_choice == out->chosen)
        remark(r, arena_printf(&out->arena,
                               "line %u is taken for the one that made %.*s: what docker inspect "
                               "says of that container counts",
                               r->number, STR_FMT(name)));
    return true;
}

static void tell_request(struct reader *r, const struct client_answer *answer)
{
    struct evidence *out = r->out;
    struct str by = STR_LIT("docker run: the line");
    bool chosen = out->choice_count == out->chosen;

    if (made_what_is_there(r, answer->name, member_text(answer->body, "Image")))
        return;
    if (r->service)
        swarm_stores(out);
    same_container_offer_typed(
        out, r->number, answer->name.len > 0 ? answer->name : member_text(answer->body, "Image"));
    evidence_offer_is(out, STR_NONE, answer->name);
    if (!chosen)
        return;
    evidence_tell(out, STR_LIT("request.body"), value_ref(answer->body), by);
    if (answer->name.len > 0)
        evidence_tell_text(out, STR_LIT("request.name"), answer->name, by);
    if (answer->platform.len > 0)
        evidence_tell_text(out, STR_LIT("request.platform"), answer->platform, by);
    for (size_t i = 0; i < answer->warning_count; i++)
        remark(r, arena_printf(&out->arena, "docker's client prints: %.*s",
                               STR_FMT(answer->warnings[i])));
}

/* It is one of the choices, too: whoever chooses it gets the client's answer. */
static void tell_refusal(struct reader *r, const struct client_input *in,
                         const struct client_answer *answer)
{
    struct evidence *out = r->out;
    bool chosen = out->choice_count == out->chosen;
    struct str words =
        r->service ? service_line_words(&out->arena, answer->message) : answer->message;
    struct str hint;

    evidence_offer(out,
                   arena_printf(&out->arena, "line %u, which docker's client refuses", r->number));
    if (!chosen)
        return;
    out->gives |= GIVES_ERROR;
    answers_tell(out, answer->outcome == CLIENT_PANICS ? ANSWER_OF_CLIENT_CRASH : ANSWER_OF_CLIENT,
                 r->number,
                 arena_printf(&out->arena, "%s%.*s",
                              answer->prefixed && !r->service ? "docker: " : "", STR_FMT(words)));
    remark(r, arena_printf(&out->arena,
                           "docker's client itself %s line %u and exits with %d: nothing reaches "
                           "the daemon",
                           answer->outcome == CLIENT_PANICS ? "crashes over" : "refuses", r->number,
                           answer->exit_status));
    hint = run_line_refused_hint(&out->arena, in, answer->message);
    if (hint.len > 0)
        remark(r, hint);
    if (answer->misplaced.len > 0)
        remark(r, arena_printf(&out->arena,
                               "%.*s stands in front of the command: options of docker run and "
                               "create stand behind that word (docker run OPTIONS IMAGE)",
                               STR_FMT(answer->misplaced)));
}

/* Which words the client would have got is not known: its refusal would be one of ours. */
static struct err *open_words(const struct reader *r, const struct shell_answer *line,
                              const struct client_answer *answer)
{
    struct shell_words names = open_names(r, line);

    if (arena_failed(&r->out->arena))
        return err_oom();
    if (names.count == 0)
        return err_at(err_new(ERR_INPUT,
                              "what xargs puts behind the line is not known, and without it "
                              "docker's client takes the line for a wrong one (%.*s)",
                              STR_FMT(answer->message)),
                      NULL, r->number, 1);
    return err_remedy(run_line_culprit(r->line->text, r->number, &names, answer->message),
                      line->unresolved.count > 0 ? "put the values in place of the variables"
                                                 : "put the value in its place");
}

/* docker service create asks for tasks, each of them a container. */
static struct err *tell_command(struct reader *r, const struct shell_answer *line,
                                const struct shell_words *words)
{
    struct client_answer answer;
    struct client_input in;
    struct shell_words translated;
    struct err *e;

    r->service = service_line_is(words);
    if (r->service) {
        translated = service_line_as_create(r->out, words);
        words = &translated;
    }
    add_files(r, words);
    in = input_of(r, words);
    if ((e = client_run(&answer, &r->out->arena, &in)) != NULL) {
        if (e->class != ERR_INPUT)
            return e;
        err_free(e); /* another command of docker beside it */
        r->found += network_line_tell(r->out, words);
        return NULL;
    }
    r->found++;
    if (answer.outcome != CLIENT_REQUEST && answer.outcome != CLIENT_HELP &&
        (line->unresolved.count > 0 || r->placeholders.count > 0 || r->line->fed)) {
        e = open_words(r, line, &answer);
        client_answer_finish(&answer);
        return e;
    }
    if (answer.outcome == CLIENT_REQUEST)
        tell_request(r, &answer);
    else if (answer.outcome == CLIENT_HELP)
        remark(r, arena_printf(&r->out->arena, "line %u only asks docker for help", r->number));
    else
        tell_refusal(r, &in, &answer);
    if (!r->out->unnamed && r->line->folder.len == 0) /* who needs no words needs no comparison */
        e = run_line_others_folder(r->out, &in, &answer);
    if (e == NULL && !r->out->unnamed)
        e = run_line_others_clients(r->out, &in, &answer);
    client_answer_finish(&answer);
    return e;
}

/* ---- lines ---- */

static struct err *no_words(const struct reader *r, const struct shell_answer *words)
{
    struct err *e = words->error.len > 0
                        ? err_new(ERR_INPUT, "%s refuses the line: %.*s", shell_name(r->shell),
                                  STR_FMT(words->error))
                        : err_new(ERR_INPUT, "the words of the line depend on what is not in it");

    return err_remedy(err_at(e, NULL, r->number, 1),
                      words->error.len > 0 ? "--shell (of convert: --from) says which shell it was "
                                             "typed into: bash, cmd or powershell"
                                           : "put the values in place of the variables");
}

/* A quote that is not closed is wrong in any shell, though cmd takes it. */
static bool is_of_grammar(struct str error)
{
    return str_starts(error, STR_LIT("syntax error near"));
}

/* Where nobody said which shell it was, it was one that takes the line. */
static struct err *split(struct shell_answer *words, struct reader *r, bool guessed)
{
    const enum shell first = r->shell;
    static const enum shell others[] = {SHELL_CMD, SHELL_POWERSHELL};
    struct err *e = shell_split(words, &r->out->arena, r->shell, r->text);

    for (size_t i = 0; e == NULL && guessed && is_of_grammar(words->error) && i < 2; i++) {
        struct shell_answer other;

        if (others[i] == r->shell)
            continue;
        e = shell_split(&other, &r->out->arena, others[i], r->text);
        if (e != NULL || other.error.len > 0 || other.is_open)
            continue;
        remark(r, arena_printf(&r->out->arena,
                               "%s would refuse the line (%.*s); it was read as %s "
                               "reads it",
                               shell_name(r->shell), STR_FMT(words->error), shell_name(others[i])));
        r->shell = r->out->shell = others[i];
        *words = other;
    }
    if (e == NULL && guessed && r->shell == first)
        remark_shell(r);
    return e;
}

static struct err *read_line(struct reader *r)
{
    struct shell_answer words;
    struct err *e;
    bool guessed;

    r->number = input_line(r->in, r->line->first_line);
    r->out->line = r->number;
    guessed = guess_shell(r);
    if (r->line->dashes)
        remark(r, STR_LIT("long dashes in front of flags, as word processors make them, were read "
                          "as the hyphens that were typed"));
    if (r->line->doubled)
        remark(r, STR_LIT("the line stands in a string with two backslashes for each: they were "
                          "read as one"));
    if (r->line->fed)
        remark(r, STR_LIT("the words that xargs puts there are not known"));
    r->text = run_line_folder(r->out, r->line, r->shell);
    if (run_line_make(&r->text, &r->out->arena))
        remark(r, STR_LIT("$$ was read as make reads it in a Makefile: as $"));
    if (!with_variables(r))
        return err_oom();
    with_places(r);
    with_placeholders(r);
    if (arena_failed(&r->out->arena))
        return err_oom();
    if ((e = split(&words, r, guessed)) != NULL)
        return err_at(e, NULL, r->number, 1);
    remark_unresolved(r, &words);
    remark_lists(r, &words);
    if (words.error.len > 0 || words.is_open)
        return no_words(r, &words);
    if ((e = compare_with_legacy(r, &words)) != NULL)
        return e;
    for (size_t i = 0; e == NULL && i < words.count; i++)
        e = tell_command(r, &words, &words.commands[i]);
    return e;
}

struct err *format_run_line_read(struct evidence *out, const struct input *in)
{
    struct reader r = {.out = out, .in = in, .files = value_map()};
    struct run_lines lines;
    struct err *e = run_lines_find(&lines, &out->arena, in->text);

    for (size_t i = 0; e == NULL && i < lines.count; i++) {
        r.line = &lines.items[i];
        e = read_line(&r);
    }
    if (e == NULL && r.files == NULL)
        e = err_oom();
    value_unref(r.files);
    if (e == NULL && r.found == 0)
        e = err_at(err_new(ERR_INPUT, "no words of the line are those of docker run or create"),
                   NULL, lines.count > 0 ? input_line(in, lines.items[0].first_line) : 1, 1);
    return e;
}
