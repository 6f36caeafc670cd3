#include "model/formats/run_line_folder.h"

#include "model/base/ascii.h"
#include "model/base/buf.h"

static const struct {
    const char *text;
    bool in_bash, in_powershell, in_cmd;
} folder_words[] = {
    {"${PWD}", true, true, false},
    {"$(pwd)", true, true, false},
    {"$(Get-Location)", false, true, false},
    {"$($PWD.Path)", false, true, false},
    {"$PWD", true, true, false},
    {"`pwd`", true, false, false},
    {"$(pwd -W)", true, false, false},
    {"%cd%", false, false, true},
};

/* How long what stands for the folder is there; 0: something else stands there. */
static size_t folder_word_at(enum shell shell, struct str text, size_t at)
{
    for (size_t i = 0; i < sizeof(folder_words) / sizeof(folder_words[0]); i++) {
        struct str word = str_of(folder_words[i].text);
        struct str here = str_cut(text, at, at + word.len);
        bool mine = shell == SHELL_BASH  ? folder_words[i].in_bash
                    : shell == SHELL_CMD ? folder_words[i].in_cmd
                                         : folder_words[i].in_powershell;
        bool goes_on = ascii_is_word(word.s[word.len - 1]) && at + word.len < text.len &&
                       (ascii_is_word(text.s[at + word.len]) || text.s[at + word.len] == '.');

        if (mine && !goes_on && here.len == word.len &&
            (shell == SHELL_BASH ? str_eq(here, word) : str_eq_ascii_case(here, word)))
            return word.len;
    }
    return 0;
}

/* Where the line was typed; one that is made up where the prompt does not show it, or where a
 * shell would have to quote it. */
static struct str folder_of(const struct run_line *line, enum shell shell)
{
    struct str folder = line->folder;

    if (folder.len == 0 || str_find(folder, ' ', 0) >= 0)
        return shell == SHELL_BASH ? STR_LIT("C:/folder") : STR_LIT("C:\\folder");
    return folder.len > 3 && str_ends(folder, STR_LIT("\\")) ? str_cut(folder, 0, folder.len - 1)
                                                             : folder;
}

struct str run_line_folder(struct evidence *out, const struct run_line *line, enum shell shell)
{
    struct str text = line->text, folder = folder_of(line, shell);
    struct buf written = {NULL, 0, 0, false};
    size_t from = 0;

    for (size_t at = 0, len; at < text.len; at++) {
        if ((len = folder_word_at(shell, text, at)) == 0)
            continue;
        buf_add(&written, str_cut(text, from, at));
        buf_add(&written, folder);
        if (from == 0 && line->folder.len == 0)
            evidence_note(
                out, NOTE_REMARK, STR_LIT("request"),
                arena_printf(&out->arena,
                             "%.*s is the folder that the line was typed in, which is not "
                             "known; %.*s was taken",
                             STR_FMT(str_cut(text, at, at + len)), STR_FMT(folder)));
        at += len - 1;
        from = at + 1;
    }
    if (from == 0)
        return text;
    buf_add(&written, str_cut(text, from, text.len));
    return buf_in_arena(&written, &out->arena);
}
