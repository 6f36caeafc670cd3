/* silospec.h - what Docker's Windows daemon would hand to the runtime, and why: for other programs.
 *
 *   silospec_case *c;
 *   silospec_error *e = silospec_open(&c, bytes, length, "web.yaml");
 *   char *spec;
 *   if (e == NULL)
 *       e = silospec_generate(c, &spec, NULL);
 *   ...
 *   silospec_free(spec);
 *   silospec_close(c);
 *
 * tests/examples/ has whole programs, in C and in Python.
 *
 * Ownership:  a case is the caller's until silospec_close(), a text until silospec_free(), an error
 *             until silospec_error_free(). Each takes NULL. What is given to a function is only
 *             read, and not kept.
 * Errors:     NULL is success. On an error no output is written and a case is as it was before. A
 *             refusal of the engine is an error of silospec_generate(), and an ordinary answer of
 *             silospec_report().
 * Texts:      UTF-8. `*length` counts bytes; a text ends with a NUL beyond them. `length` may be
 *             NULL where a text is given back.
 * Threads:    there is no state beside the cases. A case is for one thread at a time; different
 * ones can be used by different threads at once. An error or a text is anybody's. Host: nothing of
 * this machine is read, no file, no network, no environment.
 *
 * ABI:        as long as the number in the library's file name (libsilospec.so.0) stays, functions
 *             are added and none is taken away or changed; numbers of an enum stay. The reports
 *             have versions of their own: {"report":"check","version":1,...}. A new member of a
 *             report does not change its version, so a reader passes over what it does not know.
 *             Their JSON Schemas are in share/silospec/schema/. */
#ifndef SILOSPEC_H
#define SILOSPEC_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(_WIN32) && defined(SILOSPEC_SHARED)
#define SILOSPEC_API __declspec(dllimport)
#elif defined(__GNUC__) && __GNUC__ >= 4
#define SILOSPEC_API __attribute__((visibility("default")))
#else
#define SILOSPEC_API
#endif

/* Of this header, major * 10000 + minor * 100 + patch; and of the library that is there. */
#define SILOSPEC_VERSION_NUMBER 100
SILOSPEC_API unsigned silospec_version(void);

typedef struct silospec_case silospec_case;   /* a document: a container and its host */
typedef struct silospec_error silospec_error; /* what went wrong */

/* ---- cases ------------------------------------------------------------------------------- */

/* Reads a document: a scenario (YAML or JSON), the output of `docker inspect` (its first
 * container), or that of `docker info`, told apart by their content, in UTF-8 or UTF-16. `name`
 * stands before errors, such as the file's; NULL: none. */
SILOSPEC_API silospec_error *silospec_open(silospec_case **out, const char *bytes, size_t length,
                                           const char *name);

/* Adds what another file tells of the same host: the output of `docker info`, text or JSON. Who
 * told what, and what is only assumed, stands in the document (host.Sources). */
SILOSPEC_API silospec_error *silospec_add(silospec_case *c, const char *bytes, size_t length,
                                          const char *name);

/* Changes a field, as --set does it: "container.HostConfig.Memory" and "512m". The fields are those
 * of the report "fields". An empty text unsets what is not a text itself. */
SILOSPEC_API silospec_error *silospec_set(silospec_case *c, const char *path, const char *text);

/* Another engine: "moby-25.0", the latest of that line, or "moby-25.0.6"; also without "moby-". */
SILOSPEC_API silospec_error *silospec_engine(silospec_case *c, const char *name);

enum silospec_option {
    SILOSPEC_SECRETS = 1, /* reports show passwords of credential specs; off at first */
    SILOSPEC_RAW = 2      /* reports build the spec from the settings as they stand, not as create
                           * leaves them; off at first. silospec_generate() always does */
};
SILOSPEC_API void silospec_option(silospec_case *c, enum silospec_option option, int on);

SILOSPEC_API void silospec_close(silospec_case *c);

/* ---- answers ------------------------------------------------------------------------------ */

/* The OCI spec: the very bytes that the engine sends. SILOSPEC_REFUSED or SILOSPEC_PANIC when it
 * would answer with an error instead. */
SILOSPEC_API silospec_error *silospec_generate(const silospec_case *c, char **json, size_t *length);

/* A report as JSON, what the program prints with --json: a name, and its argument behind a blank.
 *
 *   "check"                what create and start would say
 *   "explain PATH"         why: a path of the spec, a field, or "error"; alone: all values
 *   "effective"            what is set, what the spec says, what the container gets
 *   "upgrade"              what changes with later engines
 *   "engines [NAME]"       the engines that are known
 *   "rules [ID]"           the engine's rules and changes; of a case: those of its engine
 *   "fields [NAME]"        the fields of a document
 *   "mount STRING"         how a -v string is read; of a case: by its engine
 *   "schema"               the JSON Schema of a scenario
 *
 * For the last five, `c` may be NULL. */
SILOSPEC_API silospec_error *silospec_report(const silospec_case *c, const char *what, char **json,
                                             size_t *length);

/* Two to four cases side by side, told against the first: the report that `silospec diff --json`
 * prints. Secrets are shown when all of the cases show theirs. */
SILOSPEC_API silospec_error *silospec_compare(const silospec_case *const *cases, size_t count,
                                              char **json, size_t *length);

/* The document as it now stands, as a scenario; `format` is "yaml" or "json". */
SILOSPEC_API silospec_error *silospec_write(const silospec_case *c, const char *format, char **text,
                                            size_t *length);

SILOSPEC_API void silospec_free(void *text);

/* ---- errors ------------------------------------------------------------------------------- */

enum silospec_class {
    SILOSPEC_INPUT = 1,       /* the document or a value is not readable */
    SILOSPEC_LIMIT = 2,       /* it is too large */
    SILOSPEC_NOT_FOUND = 3,   /* no such path, field, engine or report */
    SILOSPEC_UNSUPPORTED = 4, /* understood, but not done here */
    SILOSPEC_IO = 5,          /* the operating system refused */
    SILOSPEC_NO_MEMORY = 6,
    SILOSPEC_INTERNAL = 7, /* a defect of silospec */
    SILOSPEC_REFUSED = 8,  /* the engine answers with an error */
    SILOSPEC_PANIC = 9     /* the engine crashes */
};
SILOSPEC_API enum silospec_class silospec_error_class(const silospec_error *e);

/* For people; a line for each thing that is wrong. Of a refusal, the engine's message to the
 * letter. Both texts are the error's. */
SILOSPEC_API const char *silospec_error_text(const silospec_error *e);

/* The same as JSON: {"error":{"message","class"}} of a refusal, with the engine's own class;
 * {"panic":"..."}; {"input_error":{"message","problems":[...]}} otherwise, with the class, place,
 * path and remedy of each problem. */
SILOSPEC_API const char *silospec_error_json(const silospec_error *e);

SILOSPEC_API void silospec_error_free(silospec_error *e);

#ifdef __cplusplus
}
#endif

#endif
