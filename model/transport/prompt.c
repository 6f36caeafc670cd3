#include "model/transport/prompt.h"

#include "model/base/ascii.h"
#include "model/base/prompt_mark.h"

#define LONGEST_PLACE 260 /* of a folder in a prompt */

/* "C:\dir" or "\\server\share" or "~" up to '>': the offset behind it, 0: there is none. */
static size_t behind_folder(struct str line, size_t at)
{
    struct str rest = str_cut(line, at, line.len);
    bool drive = rest.len > 2 && ascii_is_letter(rest.s[0]) && rest.s[1] == ':' &&
                 (rest.s[2] == '\\' || rest.s[2] == '/' || rest.s[2] == '>');
    bool other = str_starts(rest, STR_LIT("\\\\")) || str_starts(rest, STR_LIT("~")) ||
                 str_starts(rest, STR_LIT("/"));
    ptrdiff_t end = str_find(str_cut(rest, 0, LONGEST_PLACE), '>', 0);

    if ((!drive && !other) || end < 0 || memchr(rest.s, '"', (size_t)end) != NULL ||
        memchr(rest.s, '\'', (size_t)end) != NULL)
        return 0;
    return at + (size_t)end + 1;
}

/* "PS C:\dir>" with what a remote session puts in front. */
static size_t behind_powershell(struct str line)
{
    size_t at = 0;
    ptrdiff_t remote;

    if (str_starts(line, STR_LIT("[")) && (remote = str_find(line, ']', 0)) > 0 && remote < 100 &&
        str_starts(str_cut(line, (size_t)remote, line.len), STR_LIT("]: PS ")))
        at = (size_t)remote + 3;
    if (at == 0 && str_starts(line, STR_LIT("PS> "))) /* as people shorten it */
        return 3;
    if (str_starts(line, STR_LIT("[PS] "))) /* Exchange's shell */
        return behind_folder(line, 5);
    if (!str_starts(str_cut(line, at, line.len), STR_LIT("PS ")))
        return 0;
    return behind_folder(line, at + 3);
}

/* "C:\dir>" at once, without blanks in front. */
static size_t behind_cmd(struct str line)
{
    return line.len > 2 && ascii_is_letter(line.s[0]) && line.s[1] == ':' ? behind_folder(line, 0)
                                                                          : 0;
}

/* "name@host:dir$ ", "$ ". A '#' alone begins a remark. */
static size_t behind_unix(struct str line)
{
    size_t i = 0;
    bool at_sign = false;

    if (str_starts(line, STR_LIT("$ ")) || str_is(line, "$"))
        return line.len > 1 ? 2 : 1;
    for (; i < line.len && i < LONGEST_PLACE; i++) {
        char c = line.s[i];

        if ((c == '$' || c == '#') && at_sign && (i + 1 == line.len || line.s[i + 1] == ' '))
            return i + 1;
        if (c == ' ' || c == '"' || c == '{')
            return 0;
        at_sign = at_sign || (c == '@' && i > 0);
    }
    return 0;
}

static bool is_docker(struct str command)
{
    static const char names[][20] = {"docker ", "docker.exe ", "docker-compose ", "sudo docker "};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct str name = str_of(names[i]);

        if (str_starts(command, name) && command.len > name.len &&
            (ascii_is_letter(command.s[name.len]) || command.s[name.len] == '-'))
            return true;
    }
    return false;
}

/* "> docker", behind a folder as well: a quotation, an arrow or a letter of the text elsewhere. */
static size_t behind_mark(struct str line)
{
    static const char marks[][4] = {">", "\xE2\x9D\xAF", "\xE2\x9E\x9C", "\xC2\xBB",
                                    PROMPT_MARK_CMDER};

    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t behind = prompt_mark_behind(line, str_of(marks[i]));

        if (behind > 0 && is_docker(str_trim(str_cut(line, behind, line.len))))
            return behind;
    }
    return 0;
}

bool prompt_read(struct str line, struct str *command)
{
    struct str text = str_trim(line);
    size_t end = behind_powershell(text);

    if (end == 0)
        end = behind_cmd(text);
    if (end == 0)
        end = behind_unix(text);
    if (end == 0)
        end = behind_mark(text);
    *command = str_trim(str_cut(text, end, text.len));
    return end > 0;
}

/* A name, an id, a flag. */
static bool is_plain_word(struct str word)
{
    bool plain = word.len > 0 && !ascii_is_letter(word.s[word.len - 1])
                     ? word.s[word.len - 1] != '.'
                     : word.len > 0;

    for (size_t i = 0; i < word.len; i++)
        plain = plain && (ascii_is_letter(word.s[i]) || ascii_is_digit(word.s[i]) ||
                          memchr("-_.:/@", word.s[i], 6) != NULL);
    return plain;
}

bool prompt_is_bare(struct str line)
{
    static const struct {
        char command[24];
        size_t words; /* behind it, at most; one of inspect is needed */
    } shown[] = {
        {"docker info", 0},          {"docker version", 0},
        {"docker images", 0},        {"docker ps", 1},
        {"docker inspect", 1},       {"docker network inspect", 1},
        {"docker image inspect", 1}, {"docker volume inspect", 1},
        {"docker network ls", 0},    {"docker volume ls", 0},
        {"docker container ls", 1},
    };

    line = str_trim(line);
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
        struct str command = str_of(shown[i].command), rest;

        if (!str_starts(line, command))
            continue;
        rest = str_cut(line, command.len, line.len);
        if (rest.len == 0)
            return !str_ends(command, STR_LIT("inspect"));
        return shown[i].words > 0 && rest.s[0] == ' ' && is_plain_word(str_trim(rest));
    }
    return false;
}
