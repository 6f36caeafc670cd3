/* model/diagnosis/codes.h - error codes of Windows containers: the table, and numbers as written.
 *
 * A number of an error text is 32 bits wide and may be written as (0xc0370106), C0370106,
 * -1070137082, 3224830214 or %%3224830214. hcsshim prints a HRESULT of facility Win32 by its low
 * half alone: (0x57) is 0x80070057.
 * Source of the rules: hcsshim's Win32FromHresult; the layout of HRESULT and NTSTATUS. */
#ifndef MODEL_DIAGNOSIS_CODES_H
#define MODEL_DIAGNOSIS_CODES_H

#include "model/base/str.h"

#include <stdint.h>

enum code_kind {
    CODE_HCS,          /* of the Host Compute Service */
    CODE_HCN,          /* of the Host Compute Network service */
    CODE_WIN32,        /* value is the Win32 code alone */
    CODE_NTSTATUS,     /* value is the status itself, without the bit that HRESULT adds */
    CODE_HRESULT,      /* any other */
    CODE_PROGRAM,      /* a program's exit code that .NET or C++ gives a meaning */
    CODE_HYPERVISOR,   /* of the hypervisor */
    CODE_UNIDENTIFIED, /* was seen, and nobody knows it */
};

#define CODE_CALLS 4

struct code {
    uint32_t value;
    enum code_kind kind;
    const char *name; /* NULL: of what is in no table */
    const char *twin; /* what 0x8037.... of the same number is called; NULL: nothing else */
    /* Texts of codes.def; NULL: nothing is known. */
    const char *meaning, *calls, *causes, *fields, *next;
    const char *next_process, *next_hyperv; /* where the isolation is told; NULL: as next */
    struct {
        /* call: whole, or with a dot at its end how it begins, "storage."; meaning NULL: the row's
         */
        const char *call, *next, *meaning;
    } at[CODE_CALLS];
    char sure; /* 'A' to 'C' */
};

/* By value: the loader relocates a table of pointers at each start of the program, whoever asks. */
extern const size_t code_count;
struct code code_at(size_t i);

/* What a number was found in: the same bits mean another thing there. */
enum code_source {
    CODE_IN_TEXT, /* of an error */
    CODE_IN_EVENT,
    CODE_AS_EXIT, /* of a process */
};

/* One number, taken apart. A part that does not exist is 0 and its flag false. */
struct code_parts {
    uint32_t hresult, win32, ntstatus;
    bool has_hresult, has_win32, has_ntstatus;
    struct code row;  /* without a name: in no table */
    const char *name; /* of the row, or of its twin; NULL: none */
};
struct code_parts code_take_apart(uint32_t value, enum code_source source);

/* The row of a value in any of its forms; without a name: in no table. */
struct code code_find(uint32_t value);

/* Reads one number in any written form, nothing around it: 0x57, c0370106 (8 digits), 87,
 * -1070137082. False: it is none, or wider than 32 bits. */
bool code_read(uint32_t *out, struct str text);
/* The same of a number that somebody asks about, with what is copied along: (0x57), %%2147942487.
 * 80070002 is no decimal number of any code, but a code without its 0x. */
bool code_asked(uint32_t *out, struct str text);

/* The texts of windows_words.def, for a search in a longer text. */
struct code_words {
    uint32_t value;
    char text[120];
};
extern const struct code_words code_words[];
extern const size_t code_words_count;

#endif
