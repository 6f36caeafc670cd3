/* Commands that ask for no container, and files of programs that ask by themselves, are named where
 * they are all that was brought. */
#include "scenario_testing.h"

#include "model/formats/other_command.h"

/* The words of the command that is found; "": none is. */
static void commands_are_named_by_their_words(void **state)
{
    static const struct {
        const char *text, *words;
    } rows[] = {
        {"docker build --isolation=hyperv -m 2g .", "build"},
        {"docker image build .", "build"},
        {"docker buildx build .", "buildx"},
        {"PS C:\\> docker -H tcp://x compose -f a.yml up", "compose"},
        {"$env:X='1'; docker compose up", "compose"},
        {"set X=1&& docker-compose up -d", "docker-compose"},
        {"# x\n\n$ sudo docker exec -it web cmd", "exec"},
        {"docker container update -m 2g web", "update"},
        {"docker stack deploy -c a.yml x", "stack"},
        {"docker service update x", "service update"},
        {"nerdctl run img", "nerdctl run"},
        {"DOCKER.EXE start web", "start"},
        {"Start-Process docker -ArgumentList 'run -d img'", "Start-Process docker"},
        {"docker is broken", ""},
        {"docker", ""},
        {"docker builds", ""},
        {"my docker build", ""},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct other_command found = {.words = STR_NONE};
        bool any = other_command_find(&found, str_of(rows[i].text));

        if (any != (rows[i].words[0] != '\0') || (any && !str_is(found.words, rows[i].words)))
            print_error("%s: got %.*s\n", rows[i].text, STR_FMT(found.words));
        assert_int_equal(any, rows[i].words[0] != '\0');
        assert_true(!any || str_is(found.words, rows[i].words));
        assert_true(!any || (found.does != NULL && found.remedy != NULL));
    }
}

static void what_they_do_is_told_with_what_to_bring(void **state)
{
    (void)state;
    assert_refused("docker stack deploy -c a.yml x", ERR_INPUT,
                   "f:1:1: no container is asked for here: 'docker stack' is for services of a "
                   "swarm, and reads a compose file in its own way; bring 'docker service inspect "
                   "SERVICE', or 'docker inspect' of a task's container");
    assert_refused("docker-compose up", ERR_INPUT,
                   "f:1:1: no container is asked for here: 'docker-compose' asks for what stands "
                   "in compose files; bring the compose file itself, or its folder with the .env "
                   "beside it");
}

static void a_file_that_runs_one_is_refused_for_itself(void **state)
{
    (void)state;
    assert_refused("steps:\n- x: |\n    docker build .\n y: [\n", ERR_INPUT,
                   "f:4:2: did not find expected key while parsing a block mapping that began at "
                   "line 1, column 1; check the indentation of this line and of those before it");
    assert_refused("things:\n  run: |\n    docker build .\n", ERR_INPUT,
                   "f:1:1: this is nothing that silospec reads: a docker inspect, info, run line, "
                   "compose file, error, log, scenario; a scenario has 'silospec: 1', 'container' "
                   "and 'host'");
}

/* Files of programs that make containers in a way of their own. */
static void a_program_that_asks_by_itself_is_named(void **state)
{
#define BRING                                                                                      \
    "; bring 'docker inspect CONTAINER' of what it made, or its settings as a docker run line or " \
    "a compose file"
#define PLAYBOOK                                                                                   \
    "f:1:3: this is a playbook of Ansible, whose module docker_container makes its request "       \
    "itself" BRING
    (void)state;
    assert_refused("- hosts: all\n  tasks:\n  - docker_container: {name: a, image: i}\n",
                   ERR_UNSUPPORTED, PLAYBOOK);
    assert_refused("- name: x\n  community.docker.docker_container:\n    image: i\n",
                   ERR_UNSUPPORTED, PLAYBOOK);
    assert_refused("terraform {}\n\nresource \"docker_container\" \"a\" {\n  image = \"i\"\n}\n",
                   ERR_UNSUPPORTED,
                   "f:1:1: this is Terraform's, whose provider makes the request for a "
                   "docker_container itself" BRING);
#undef PLAYBOOK
#undef BRING
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commands_are_named_by_their_words),
        cmocka_unit_test(what_they_do_is_told_with_what_to_bring),
        cmocka_unit_test(a_file_that_runs_one_is_refused_for_itself),
        cmocka_unit_test(a_program_that_asks_by_itself_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
