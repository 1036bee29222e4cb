// SPDX-License-Identifier: Apache-2.0
/** The HTTP server: it finds the operation of a request, checks who is calling and the limits, and answers. Inner part of the sandbox: it may change from one version to the next. */
package io.github.camelpipedrive.sandbox.server;
