#include "model/formats/other_command.h"

#include "model/client/run_in_line.h"
#include "model/client/run_prompt.h"

enum what {
    COMPOSE,
    SWARM,
    BUILD,
    UPDATE,
    EXEC,
    THERE,
    TYPED,
    IMAGES,
    PODMAN,
    NERDCTL,
    CTR,
    ACCOUNT,
    STARTED
};

/* What such a command does, and what to bring in its place. */
static const struct {
    const char *does, *remedy;
} answers[] = {
    [COMPOSE] = {"asks for what stands in compose files",
                 "bring the compose file itself, or its folder with the .env beside it"},
    [SWARM] = {"is for services of a swarm, and reads a compose file in its own way",
               "bring 'docker service inspect SERVICE', or 'docker inspect' of a task's "
               "container"},
    [BUILD] = {"makes an image: each RUN has a container of its own with the --isolation and "
               "--memory of that line, and a container of the image takes neither from it",
               "bring the Dockerfile for what the image sets and whether its base fits a "
               "host, or as the container of a RUN a docker run line with those options and "
               "the base image"},
    [UPDATE] = {"changes no limits on Windows (resource updating isn't supported on Windows): "
                "only the restart policy of a container can be updated there",
                "bring its 'docker inspect CONTAINER', or the docker run line that makes it "
                "anew"},
    [EXEC] = {"starts one more process in a container that runs, and no spec is made for it",
              "bring 'docker inspect CONTAINER' for the container itself"},
    [THERE] = {"is for a container that is there",
               "bring its 'docker inspect CONTAINER', or the docker run line that made it"},
    [TYPED] = {"prints what is not here", "bring its output"},
    [IMAGES] = {"is about images, and asks for no container", "bring the docker run line"},
    [PODMAN] = {"is for podman, which has Linux containers only",
                "write docker in place of podman to see what Docker's daemon would make of "
                "it"},
    [STARTED] = {"hands the words of -ArgumentList to it",
                 "write them as one line: docker run OPTIONS IMAGE"},
    [CTR] = {"is for containerd, and no Docker daemon builds the spec of its container",
             "bring 'ctr containers info ID', which has the spec itself"},
    [ACCOUNT] = {"tells whether this host may fetch a gMSA's password (True or False), and nothing "
                 "of a container",
                 "bring the docker run line or the inspect, with the credential spec's file"},
    [NERDCTL] = {"is for containerd, and no Docker daemon builds the spec of its container",
                 "write docker in place of nerdctl to see what Docker's daemon would make of "
                 "it"},
};

struct row {
    char words[28]; /* with blanks: one behind the other */
    enum what what;
};

static const struct row of_docker[] = {
    {"compose", COMPOSE}, {"stack", SWARM},   {"service update", SWARM},
    {"build", BUILD},     {"buildx", BUILD},  {"update", UPDATE},
    {"exec", EXEC},       {"start", THERE},   {"restart", THERE},
    {"stop", THERE},      {"kill", THERE},    {"rm", THERE},
    {"rename", THERE},    {"attach", THERE},  {"cp", THERE},
    {"commit", THERE},    {"logs", TYPED},    {"inspect", TYPED},
    {"info", TYPED},      {"version", TYPED}, {"ps", TYPED},
    {"images", TYPED},    {"pull", IMAGES},   {"push", IMAGES},
    {"tag", IMAGES},      {"load", IMAGES},   {"save", IMAGES},
    {"rmi", IMAGES},
};

static const struct row of_others[] = {
    {"docker-compose", COMPOSE},
    {"docker-compose.exe", COMPOSE},
    {"podman run", PODMAN},
    {"nerdctl run", NERDCTL},
    {"ctr run", CTR},
    {"ctr.exe run", CTR},
    {"Test-ADServiceAccount", ACCOUNT},
    {"Start-Process docker", STARTED},
    {"Start-Process docker.exe", STARTED},
};

/* The bytes of `s` that are the words; 0: it begins otherwise. */
static size_t words_len(struct str s, const char *words)
{
    struct str rest = str_of(words), all = s;

    while (rest.len > 0) {
        ptrdiff_t blank = str_find(rest, ' ', 0);
        struct str word = str_cut(rest, 0, blank < 0 ? rest.len : (size_t)blank);

        if (!str_starts_ascii_case(s, word) ||
            (s.len > word.len && s.s[word.len] != ' ' && s.s[word.len] != '\t'))
            return 0;
        rest = blank < 0 ? STR_NONE : run_behind(rest, word.len);
        if (rest.len == 0)
            return (size_t)(s.s - all.s) + word.len;
        s = run_behind(s, word.len);
    }
    return 0;
}

static bool take(struct other_command *out, const struct row *rows, size_t count, struct str s)
{
    for (size_t i = 0; i < count; i++)
        if (words_len(s, rows[i].words) > 0) {
            out->words = str_of(rows[i].words);
            out->does = answers[rows[i].what].does;
            out->remedy = answers[rows[i].what].remedy;
            return true;
        }
    return false;
}

/* docker image build is docker build. */
static struct str without_group(struct str s)
{
    static const char groups[][12] = {"image", "builder", "container"};

    for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
        if (words_len(s, groups[i]) > 0)
            return run_behind(s, strlen(groups[i]));
    return s;
}

static bool find_in_command(struct other_command *out, struct str s)
{
    struct str command = run_in_line_command(s), behind = run_in_line_docker(command);

    out->of_docker = behind.len > 0;
    if (out->of_docker)
        return take(out, of_docker, sizeof(of_docker) / sizeof(of_docker[0]),
                    without_group(behind));
    return take(out, of_others, sizeof(of_others) / sizeof(of_others[0]), command);
}

/* Commands stand one behind the other: $env:X='1'; docker compose up. */
static bool find_in_line(struct other_command *out, struct str line)
{
    struct str rest = run_typed(line);
    size_t end;

    for (; rest.len > 0; rest = str_cut(rest, end + 1, rest.len)) {
        rest = run_behind(rest, 0);
        for (end = 0; end < rest.len && memchr(";&|", rest.s[end], 3) == NULL;)
            end++;
        if (find_in_command(out, str_cut(rest, 0, end)))
            return true;
    }
    return false;
}

bool other_command_find(struct other_command *out, struct str text)
{
    for (size_t from = 0, to; from < text.len; from = to + 1) {
        to = str_line_end(text, from);
        if (find_in_line(out, str_cut(text, from, to)))
            return true;
    }
    return false;
}
