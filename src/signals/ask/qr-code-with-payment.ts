import { readQrPayload } from '../../attachments/qr-payload.ts';
import type { Observation, Signal } from '../signal.ts';

function order(code: string): Pick<Observation, 'ask' | 'evidence'> | undefined {
  const payload = readQrPayload(code);
  if (payload.kind === 'payment') return { ask: 'pay', evidence: `${payload.name} ${payload.iban}` };
  return payload.kind === 'telephone' ? { ask: 'call', evidence: payload.number } : undefined;
}

/**
 * A QR code holds a transfer that is filled in already (EPC069-12), or a telephone number.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: image/png; name="image001.png"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAANSUhEUgAAAHsAAAB7AQMAAABuCW08AAAABlBMVEX///8AAABVwtN+AAAACXBI
 * WXMAAAsSAAALEgHS3X78AAABZElEQVRIx93Uva3EIAwHcCMKOlgAKWvQsVJugXwsQFaiYw0kFsh1
 * FFb8nNzpXffi115EEf0KYv6xAfimxxEtwc+9jpEOGVjQW/cT6D3wuwxiS+CnCBAoiWHN1WW9/Ac2
 * LjO0XQ6gU2gpVvsp/QY4jxNO+w3oBq4v+5lw/AR/A67o3SBEnGLbhZDxUdpa0GVvpaCToWfnVNoh
 * A4DqiLehZ6mjEEJbol4J544gA5WRz5eMPqIUbBwOAxC574ZFCnUyHgBH8wr+HlTXaydeKbwilABO
 * UFUZngUmGThqRO3q6yoEC/7R8dH9tZkIVNFHAMf/ttAiBIIx8lhX14ddBjwNWx5SQFWqlYHqfs7n
 * AgOjDGzQW+aZqzxDVganmToFnlEEGVyVVkVcbNtlwPfH2rmvuRfQCoEvNhoWrpdeMyeCLXPqaDl7
 * MaxnipWPaIXA9zp5173L73Ru4cyjtPP+yJ+A/obveX4AVHplxl2pSnsAAAAASUVORK5CYII=
 * --
 * From: Info <info@mailing.example>
 * Content-Type: image/png; name="image001.png"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAANSUhEUgAAAFcAAABXAQMAAABLBksvAAAABlBMVEX///8AAABVwtN+AAAACXBI
 * WXMAAAsSAAALEgHS3X78AAAAqUlEQVQ4y83SsQnEMAwF0B9cpEtG8BruPJM3cBZwVlLnNQxe4NKl
 * CNEpHHdckchNighjnkBgSRh4WozME1fmoniAiagRqn2dqM5rw8ndYXnX/fVwZulf6n+znFqi++LK
 * I9mF5FbNJaxyNHdZdrUF1jygBNo+9Zfu7d4bpqL4SJ1ZsuZjD7AvD8Wyz5lq0u1r9DJCy84m17R8
 * uaIZJsHsgGLpf86A1/yseAOSuv3qNhQOTAAAAABJRU5ErkJggg==
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: image/png; name="image001.png"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAANSUhEUgAAAFcAAABXAQMAAABLBksvAAAABlBMVEX///8AAABVwtN+AAAACXBI
 * WXMAAAsSAAALEgHS3X78AAAAr0lEQVQ4y83SsQ3DIBAF0G9dcR1eAClr0LFSJkjwArASnddAYgGn
 * o7BEsKU4KdC5SeGrXoP073PA1Was1dtcaxKsQKFmB9E2e86hnJr+YJAzdGToestvfnbpeX/yna6H
 * khfb1kyCx7gOEQ9IBrdg+m4geCwafPOcBCuz9bBA8l5XekYIbj2EqJWV3PqcSn19bqDv9i+WHJ/Y
 * Wa0YssNMi0mSQZ5XWMkt/zTTFCVfa95ZJO7GgUDl4QAAAABJRU5ErkJggg==
 * --
 * From: Info <info@mailing.example>
 * Content-Type: image/png; name="image001.png"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAANSUhEUgAAAGMAAABjAQMAAAC19SzWAAAABlBMVEX///8AAABVwtN+AAAACXBI
 * WXMAAAsSAAALEgHS3X78AAAA3ElEQVQ4y9XTMQ6FIAwG4L44sOEFTLgGG1fSC/DwAnglN65B0gvo
 * 5mDsKw7PiZTVTv0Gkh9aAN5SPdF8mODokqShmw8MlhtJDueEl6XYoGUdfKMSxhZBF2DQT7Kq+H7R
 * YnxuW1Upx0efqqlfzZ5OgFNWgi/RpmiTBI6CNTs/hqTPAdMK33RqST0ZStk7EKVVieMVjKLKa+FO
 * p5dVskzJRFEWiWghDJLuOHwog6QyW8XjzVoS78vd5lEU7/VhiHBrUFD8XcA3iFsNJoqCblm7qP6p
 * q7r3Oms7iHpH/QC2q0XGa+aaGAAAAABJRU5ErkJggg==
 * ```
 *
 * ## Known limits
 *
 * Every second invoice in the Benelux, Germany and Austria has one. It counts only together with a claim.
 */
export const qrCodeWithPayment: Signal = {
  id: 'qr-code-with-payment',
  question: 'ask',
  description: 'A QR code holds a transfer or a telephone number',

  detect({ attachments }) {
    return attachments.flatMap(({ codes, where }) =>
      codes.flatMap((code) => {
        const found = order(code);
        return found ? [{ where, ...found }] : [];
      }),
    );
  },
};
