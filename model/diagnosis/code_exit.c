#include "model/diagnosis/code_exit.h"

#include "model/diagnosis/codes.h"

#include <stddef.h>
#include <string.h>

#define SMALL 0xFFFFu

const char *code_exit_meaning(uint32_t code)
{
    switch (code) {
    case 126:
        return "the daemon's own: the program could not be run";
    case 127:
        return "the daemon's own: the program was not found";
    case 128:
        return "the daemon's own: the start failed before there was a process";
    case 137:
        return "what Linux shows of a program that was killed (signal 9); a Windows container that "
               "is killed shows another code, so it is a Linux one, or the program chose this";
    case 143:
        return "what Linux shows of a program that was told to end (signal 15); a Windows "
               "container that is stopped shows another code, so it is a Linux one, or the program "
               "chose this";
    case UINT32_MAX:
        return "-1: the exit code could not be read, or the program itself returned -1";
    default:
        return NULL;
    }
}

const char *code_exit_of_command(uint32_t code)
{
    return code == 125 ? "docker's own: the command itself failed (a flag that it does not take, a "
                         "refusal of the daemon, a start that failed); what it printed tells why"
                       : code_exit_meaning(code);
}

bool code_exit_is_of_windows(uint32_t code)
{
    const struct code row = code_find(code);

    if (code > SMALL)
        return code != UINT32_MAX;
    return row.calls != NULL && strstr(row.calls, "ExitCode") != NULL;
}

/* The two highest bits of an error's NTSTATUS are set, the next one is of codes that programs make
 * up. */
const char *code_exit_otherwise(uint32_t code)
{
    return code >> 29 == 6
               ? "an NTSTATUS, as of a program that Windows ends; it is in no table that "
                 "is known here"
               : "the program's own";
}
