import { foreignCodes } from '../foreign-codes.ts';
import type { Signal } from '../signal.ts';

/** Letters of a message that says hardly anything beside its picture. */
const MOST_TEXT = 120;

/**
 * A QR code that leads elsewhere is nearly all that the message says: the words stand in the picture, where filters for words
 * do not read.
 *
 * ## Fires on
 *
 * ```
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
 * --
 * From: Info <info@mailing.example>
 * Content-Type: multipart/mixed; boundary=b
 *
 * --b
 *
 * See below
 * --b
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
 * --b--
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Theater <tickets@theater.example>
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
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: multipart/mixed; boundary=b
 *
 * --b
 *
 * Dear Anna, here is the code for the quiz at the party on Saturday. We start at eight in the garden; bring your telephone, something to drink and good humour. Jan
 * --b
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
 * --b--
 * --
 * From: Bakkerij Janssens <info@bakkerij.example>
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
 * ```
 *
 * ## Known limits
 *
 * People send each other codes without a word.
 */
export const qrCodeAlone: Signal = {
  id: 'qr-code-alone',
  question: 'context',
  description: 'A QR code is nearly all that the message says',

  detect(facts, { brands }) {
    const letters = facts.attachments.reduce(
      (length, { text }) => length + text.length,
      facts.message.text.length,
    );
    return letters > MOST_TEXT ? [] : foreignCodes(facts, brands).slice(0, 1);
  },
};
