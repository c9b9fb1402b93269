/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.tools;

/** The help text of {@link Aube}. */
final class AubeHelp {
  static final String TEXT =
      """
      Usage: aube -i FILE [FILE ...] [options]

      Shows binary spike files (.spk) as text, one line "time id" per spike, the time in seconds.
      Several files are merged in order of time.

      Files:
        -i, --inputs FILE ...   spike files; may be repeated
        -o, --output FILE       write there instead of to standard output

      What to show:
        -f, --from SECONDS      start; the last spike before it is shown too (default 0)
        -t, --to SECONDS        end, not included (default: the end of the files)
        -l, --last SECONDS      only this long before the end; replaces --from
        -m, --maxid COUNT       only ids below this number (default 4294967295)

      General:
        -d, --debug             say on standard error what was found and is looked for
        -h, --help              show this text
        -v, --version           show the version

      Long options may be shortened. Exit codes: 0 done, 1 anything else.
      """;

  private AubeHelp() {}
}
