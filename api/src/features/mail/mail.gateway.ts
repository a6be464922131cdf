import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { uuid7 } from '../../ids/uuid7.ts';

export type Mail = { to: string; subject: string; text: string };
export type SendMail = (mail: Mail) => Promise<void>;

const TIMEOUT_MS = 10_000;

/** By SMTP when a server is set; otherwise each mail becomes a file in `folder`, for trying the product. */
export function createMailer(deps: { smtpUrl: string | undefined; from: string; folder: string }): SendMail {
  const { smtpUrl, from, folder } = deps;
  if (smtpUrl !== undefined) {
    const timeouts = { connectionTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
    const transport = nodemailer.createTransport({ url: smtpUrl, ...timeouts });
    return async (mail) => void (await transport.sendMail({ from, ...mail }));
  }
  return async ({ to, subject, text }) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // As plain text and not in a mail's encoding, which breaks links over lines: people copy them from here.
    const content = `From: ${from}\nTo: ${to}\nSubject: ${subject}\n\n${text}`;
    await writeFile(join(folder, `${uuid7()}.txt`), content, { mode: 0o600 });
  };
}
