import { foreignCodes } from '../foreign-codes.ts';
import type { Signal } from '../signal.ts';

/**
 * A QR code in a picture or a PDF holds a link to somebody who is neither the sender nor a known brand, and whom the text of
 * the message does not link to: a way from the computer, which is protected, to the telephone, which is not.
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
 * Scan the code
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
 * From: IT <it@lab.example>
 * Content-Type: image/png; name="image001.png"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAANSUhEUgAAAGMAAABjAQMAAAC19SzWAAAABlBMVEX///8AAABVwtN+AAAACXBI
 * WXMAAAsSAAALEgHS3X78AAAA5UlEQVQ4y9XSu5HDIBAG4PUQkKEGmFEbZLQkNyBDA6glZdsGM9uA
 * QwWM9tDZOl+CltREfAHDPn6AbzkDc9IZPO+SDKi4jcnViyRPwZXJceoRFNOniCr1CFRw2Xwqa+ro
 * z1H6121Lv5/Y+TO2pgakyHRO4koG7G1lRn5KGpCDh8lbI4rLwLTrcRe10oJ5Piu7Emaj7WPNkyhm
 * 3sp9+5tgU8ZZo9WCYxLlx8jlwfSU9H4KsmotwddkZSPpyMsRgVd/l/K0bIo5Q4/wSMHcoYh1G++Z
 * XQlq/FXQJKr2t9T1rmde2vqO8wMHHlbB+YqsjwAAAABJRU5ErkJggg==
 * --
 * From: Shop <news@shop.example>
 * Content-Type: image/png; name="image001.png"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAANSUhEUgAAAGMAAABjAQMAAAC19SzWAAAABlBMVEX///8AAABVwtN+AAAACXBI
 * WXMAAAsSAAALEgHS3X78AAAA4klEQVQ4y9XSva0DIQwAYJ8o6GABJNag80q8BdDdAr6V6G4NJBZI
 * Ogp0fiSKlDQX08YNfAXyDwb4lbDMq6435FOSAbUd/hbGRRJWGkdgmtB2TItHhgmBWrF+VHap0R+F
 * Su9uL/V4ql18j+1StvGp+9LUKgmCs7mbVy1fBZWCJ6ynJMtuaXw/IMpShKMWlySBLraBCc5IMmGM
 * tgOqU9KSIWp/zyVKMqgInOUOkp5JSoKeJD3+FkoKssa+EHqCCWHdm9+5xwltrSTN64QouL9cjChQ
 * O3vOrwxf9Nzrbg9Ikn4j/gF7WT9jaIi8+QAAAABJRU5ErkJggg==
 * --
 * From: IT <it@lab.example>
 * Content-Type: image/png; name="image001.png"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * iVBORw0KGgoAAAANSUhEUgAAAG8AAABvAQMAAADYCwwjAAAABlBMVEX///8AAABVwtN+AAAACXBI
 * WXMAAAsSAAALEgHS3X78AAABI0lEQVQ4y9XTva3EIAwAYKMUdLAA0q1Bl5XIArlkgbASHWtYYoGk
 * o4ien7nce9fhtIdS5EOy5D8AvvFYorXiRAMRijQwxFqOWha4wbFsHlXiy1tcE4bxLmPCGe4Rhm10
 * QX+S7JDr3TwnVv7L77CF+yGmTzM7tHnY4QRdfkaZityUnIGyZhTJPws8Nu3CK7ZP0PCsw6LdfIdA
 * e2smcfNFGsApo+IvgUibONbx9OlVQp8qcSwnxv0BkZzV5k9VMdwgJ/PMYCvtHkUa/ziSU/UMo0wY
 * MfjTcvi1AF0afb0auqbfZ+tPdUaj/VvCDtvGtpsSCUTyW1h02eAdK7A9yXIkumYkMpLjJX9XJHHN
 * zlaYPcrk96s5vMQMIrnemHlMbWFEft/5BecX6DUiyprZAAAAAElFTkSuQmCC
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
 * --
 * From: Fair <info@fair.example>
 * Content-Type: multipart/mixed; boundary=b
 *
 * --b
 *
 * Register at https://www.files.example/event
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
 * ## Known limits
 *
 * Codes made of table cells, of letters or of lines in a PDF are not read. A ticket may lead to the page of a ticket office.
 */
export const qrCodeWithLink: Signal = {
  id: 'qr-code-with-link',
  question: 'ask',
  description: 'A QR code leads elsewhere',

  detect(facts, { brands }) {
    return foreignCodes(facts, brands)
      .slice(0, 1)
      .map((observation) => ({ ...observation, ask: 'scan-code' }));
  },
};
