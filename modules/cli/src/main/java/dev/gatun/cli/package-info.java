/**
 * The command line of Gatun: one class a subcommand, each listed in {@link dev.gatun.cli.Gatun}.
 */
@NullMarked
package dev.gatun.cli;

import org.jspecify.annotations.NullMarked;
