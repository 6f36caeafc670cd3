/* A document as a docker run line. */
#include "model/base/buf.h"
#include "model/shell/shell_word.h"
#include "specgen/convert/convert_parts.h"

/* ---- the line ------------------------------------------------------------------------------- */

/* What lets a command go on in the next line. */
static const char *continuation(enum shell shell)
{
    switch (shell) {
    case SHELL_BASH:
        return " \\\n  ";
    case SHELL_CMD:
        return " ^\n  ";
    case SHELL_POWERSHELL:
    case SHELL_POWERSHELL_LEGACY:
        return " `\n  ";
    case SHELL_ARGV:
        break;
    }
    return " ";
}

static bool add_part(struct buf *line, struct arena *a, enum shell shell, const char *before,
                     const struct run_part *part)
{
    for (unsigned i = 0; i < part->count; i++) {
        struct str word = shell_word(a, shell, part->words[i]);

        if (word.s == NULL)
            return false;
        buf_add(line, str_of(i == 0 ? before : " "));
        buf_add(line, word);
    }
    return true;
}

/* The words of a line as the shell reads them: one line, or one part a line. STR_NONE: the shell
 * has no way to say one of them. */
static struct str line_of(struct arena *a, enum shell shell, bool wrap, const struct run_words *w)
{
    const char *before = wrap ? continuation(shell) : " ";
    struct buf line = {NULL, 0, 0, false};
    struct str out = STR_NONE;
    bool ok = true, command = false;

    buf_add(&line, str_of(w->detached ? "docker run -d" : "docker run"));
    for (size_t i = 0; ok && i < w->count; i++) {
        ok = add_part(&line, a, shell, command ? " " : before, &w->parts[i]);
        command = w->parts[i].count == 1 && i >= w->image;
    }
    if (line.failed)
        a->failed = true;
    else if (ok)
        out = arena_str(a, buf_str(&line));
    buf_finish(&line);
    return out;
}

/* Leaves out what the shell cannot say. The image and the command become words that it can. */
static void leave_out_unsayable(struct run_words *w, enum shell shell)
{
    static const char why[] = "this shell has no way to say a character of it";
    size_t kept = 0, image = w->image;

    for (size_t i = 0; i < w->count; i++) {
        struct run_part *part = &w->parts[i];
        bool ok = true;

        for (unsigned j = 0; j < part->count; j++)
            ok = ok && shell_word(w->a, shell, part->words[j]).s != NULL;
        if (!ok)
            losses_remark(w->losses, LOSS_LOST, part->path, str_of(why));
        if (ok)
            w->parts[kept++] = *part;
        else if (i < w->image)
            image--;
    }
    w->count = kept;
    w->image = image;
}

/* ---- reading it back ------------------------------------------------------------------------ */

static void unref(void *what)
{
    value_unref(what);
}

/* What docker's client makes of the line; NULL: nothing. */
static struct err *read_back(const struct datum **out, struct arena *a, const struct run_words *w,
                             enum shell shell, struct str line)
{
    struct client_input in = w->client;
    struct client_answer answer;
    struct shell_answer words;
    struct err *e;

    *out = NULL;
    if ((e = shell_split(&words, a, shell, line)) != NULL)
        return e;
    if (words.count != 1)
        return NULL;
    in.words = words.commands[0].items;
    in.count = words.commands[0].count;
    if ((e = client_run(&answer, a, &in)) != NULL)
        return e;
    if (answer.outcome == CLIENT_REQUEST) {
        const struct value *body = value_ref(answer.body);

        arena_at_end(a, unref, (void *)(uintptr_t)body);
        if (!arena_failed(a)) /* else it is gone already */
            *out = asked_back(a, body, answer.name, answer.platform);
    }
    client_answer_finish(&answer);
    return arena_failed(a) ? err_oom() : NULL;
}

/* Windows PowerShell hands words on in another way. */
static bool differs_in_legacy(struct arena *a, const struct run_words *w)
{
    for (size_t i = 0; i < w->count; i++)
        for (unsigned j = 0; j < w->parts[i].count; j++)
            if (!str_eq(shell_word(a, SHELL_POWERSHELL, w->parts[i].words[j]),
                        shell_word(a, SHELL_POWERSHELL_LEGACY, w->parts[i].words[j])))
                return true;
    return false;
}

static struct err *write_line(struct conversion *out, const struct conversion_input *in,
                              struct run_words *w, const struct asked *asked)
{
    enum shell shell = in->options->shell;
    const struct datum *back;
    struct err *e;

    leave_out_unsayable(w, shell);
    out->image_unknown = asked->image_unknown;
    out->text = line_of(in->a, shell, in->options->wrap, w);
    out->other_in_legacy = shell == SHELL_POWERSHELL && differs_in_legacy(in->a, w);
    if ((e = read_back(&back, in->a, w, shell, out->text)) != NULL)
        return e;
    convert_tell_losses(&out->losses, asked, CONVERT_TO_RUN, back);
    out->text = arena_printf(in->a, "%.*s\n", STR_FMT(out->text));
    return NULL;
}

/* On Windows a line is for docker.exe; bash is taken to be on Linux. */
struct err *convert_to_run(struct conversion *out, const struct conversion_input *in)
{
    struct run_words w;
    struct asked asked;
    struct err *e;

    if (!asked_of(&asked, in->a, in->root, &out->losses))
        return err_oom();
    e = run_words_make(&w, in->a, &asked, &out->losses, in->options->shell != SHELL_BASH);
    if (e == NULL)
        e = write_line(out, in, &w, &asked);
    run_words_finish(&w);
    return e;
}
