// SPDX-License-Identifier: Apache-2.0
/** Answers in the place of the own ones: those that tests put in line, and faults. Inner part of the sandbox: it may change from one version to the next. */
package io.github.camelpipedrive.sandbox.faults;
